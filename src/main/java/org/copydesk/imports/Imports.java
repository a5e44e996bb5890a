package org.copydesk.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copydesk.http.Refusal;
import org.hibernate.Session;
import org.hibernate.annotations.processing.Find;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

interface Imports {

    Session session();

    @HQL("""
            where (createdAt, id) < (:createdAt, :id) and state in :states
            order by createdAt desc, id desc
            """)
    SelectionQuery<StoryImport> newest(Instant createdAt, UUID id, List<StoryImport.State> states);

    @Find
    Optional<StoryImport> byId(UUID id);

    @HQL("from ImportFile where importId = :id order by position")
    List<ImportFile> files(UUID id);

    @HQL("from ImportFile where importId in :ids order by importId, position")
    List<ImportFile> filesOfAll(List<UUID> ids);

    @HQL("select bytes from ImportChunk where fileId = :file and position = :position")
    Optional<byte[]> chunk(UUID file, int position);

    @HQL("from ImportedStory where importId = :id and position = :position")
    Optional<ImportedStory> at(UUID id, int position);

    @HQL("""
            select s.position, s.state, s.headline, s.url, s.quotes, s.warnings, s.confidence, s.articleId,
                   s.articleVersion, s.problem
            from ImportedStory s
            where s.importId = :id and s.position > :after and s.state in :states
            order by s.position
            """)
    SelectionQuery<StorySummary> stories(UUID id, int after, List<ImportedStory.Stage> states);

    @HQL("select position from ImportedStory where importId = :id and state = PROPOSED order by position")
    List<Integer> proposed(UUID id);

    @HQL("select count(*) from ImportedStory where importId = :id and state = :state")
    long count(UUID id, ImportedStory.Stage state);

    @HQL("select count(*) > 0 from ImportedStory where importId = :id and acceptedAt is not null")
    boolean made(UUID id);

    @HQL("update StoryImport set done = done + :stories, workedAt = instant where id = :id")
    int advance(UUID id, int stories);

    /** Leaves it to who is about to begin; others take it over only where nobody does. */
    @HQL("update StoryImport set workedAt = instant where id = :id")
    int queue(UUID id);

    /** Takes the work on; 0 where another node is at it, and was seen within the last minute. */
    @SQL("""
            update story_import set worker = :worker, worked_at = now(), done = 0
            where id = :id and state in ('READING', 'ACCEPTING')
              and (worker is null or worked_at < now() - interval '1 minute')
            """)
    int begin(UUID id, UUID worker);

    @SQL("""
            select id from story_import
            where state in ('READING', 'ACCEPTING') and worked_at < now() - interval '1 minute' order by worked_at
            """)
    List<UUID> leftBehind();

    /**
     * The article that this story became when it came before: the same bytes, the same address, or the same headline
     * where one of the two has no address. Stories of one import are never taken for each other.
     */
    @SQL("""
            select s.article_id from imported_story s join article a on a.id = s.article_id and a.state <> 'TRASHED'
            where s.import_id <> :id
              and (s.sha256 = :sha256 or s.url = cast(:url as text)
                   or lower(s.headline) = lower(cast(:headline as text)) and (s.url is null or cast(:url as text) is null))
            order by (s.sha256 = :sha256) desc, coalesce(s.url = cast(:url as text), false) desc, a.created_at limit 1
            """)
    Optional<UUID> earlier(UUID id, String sha256, @Nullable String url, @Nullable String headline);

    /** Columns and weather reports have one headline every week. */
    default boolean isKnownByHeadlineAlone(ImportedStory story, @Nullable String url) {
        return story.acceptedAt == null
                && earlier(story.importId, story.sha256, url, null).isEmpty();
    }

    default StoryImport require(UUID id) {
        return byId(id).orElseThrow(() -> Refusal.notFound("No import has the id '%s'.", id));
    }

    default ImportedStory requireStory(UUID id, int story) {
        return at(id, story)
                .orElseThrow(() -> Refusal.notFound("The import has no story number %d, counted from 1.", story));
    }
}
