package org.copydesk.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.copydesk.article.Articles;
import org.copydesk.database.Ids;
import org.copydesk.database.Sha256;
import org.copydesk.http.Refusal;
import org.copydesk.story.Post;
import org.copydesk.story.UnreadableStory;
import org.copydesk.story.WordPressExport;

/** Reads the stories of an import out of its kept bytes, for the first time or again. */
@ApplicationScoped
class StoryReading {

    /** Few enough that a transaction is short, many enough that there are not many. */
    private static final int STORIES_PER_TRANSACTION = 20;

    private static final String POST = "post";

    @Inject
    Articles articles;

    @Inject
    ImportConfig config;

    @Inject
    Imports imports;

    @Inject
    KeptBytes bytes;

    /** A story of a file, to be read in its place. */
    private record Raw(int position, String sha256, Supplier<Proposal> proposal) {}

    /** The one story of an import that is one text, in the transaction of the caller, who learns what is wrong with it. */
    ImportedStory readOnly(StoryImport from, ImportFile file) {
        var story = take(from.id, raw(file, 1));
        if (story.state == ImportedStory.Stage.UNREADABLE) {
            throw Refusal.unprocessable(String.valueOf(story.problem));
        }
        from.rest(1, 0);
        return story;
    }

    /** All stories, in transactions of their own. */
    void readAll(UUID id) {
        var position = 1;
        var files = QuarkusTransaction.requiringNew().call(() -> imports.files(id));
        for (var file : files) {
            position = file.format == Format.WORDPRESS
                    ? readPosts(id, file, position)
                    : takeAll(id, List.of(raw(file, position)), position);
        }
    }

    private int readPosts(UUID id, ImportFile file, int first) {
        var pictures = pictures(file);
        var batch = new ArrayList<Raw>();
        var position = first;
        try (var export = open(file)) {
            for (var post : export) {
                if (!isStory(post)) {
                    continue;
                }
                var picture = pictures.get(post.thumbnail() == null ? 0 : post.thumbnail());
                batch.add(new Raw(
                        position + batch.size(),
                        Sha256.of(post.link() + '\n' + post.title() + '\n' + post.content()),
                        () -> Proposing.of(post, picture)));
                if (batch.size() == STORIES_PER_TRANSACTION) {
                    position = takeAll(id, batch, position);
                    batch.clear();
                }
            }
        }
        return takeAll(id, batch, position);
    }

    static boolean isStory(Post post) {
        return post.type().equals(POST) && post.state() != Post.State.TRASHED;
    }

    /** The addresses of pictures by their numbers; they may stand behind the posts that show them. */
    private Map<Long, String> pictures(ImportFile file) {
        var pictures = new HashMap<Long, String>();
        try (var export = open(file)) {
            for (var post : export) {
                if (post.attachmentUrl() != null) {
                    pictures.put(post.id(), post.attachmentUrl());
                }
            }
        }
        return pictures;
    }

    private WordPressExport open(ImportFile file) {
        return WordPressExport.open(bytes.open(file.id), config.maxExport().asLongValue());
    }

    private Raw raw(ImportFile file, int position) {
        return new Raw(position, file.sha256, () -> {
            try {
                return Proposing.of(RawStory.read(bytes.all(file.id), file.format, file.contentType));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int takeAll(UUID id, List<Raw> stories, int position) {
        QuarkusTransaction.requiringNew().run(() -> {
            stories.forEach(story -> take(id, story));
            imports.advance(id, stories.size());
        });
        return position + stories.size();
    }

    private ImportedStory take(UUID id, Raw raw) {
        var story = imports.at(id, raw.position).orElseGet(() -> {
            var fresh = new ImportedStory();
            fresh.id = Ids.next();
            fresh.importId = id;
            fresh.position = raw.position;
            return fresh;
        });
        story.sha256 = raw.sha256;
        try {
            story.propose(matched(story, raw.proposal.get()));
        } catch (UnreadableStory | Refusal unreadable) {
            story.unreadable(String.valueOf(unreadable.getMessage()));
        }
        story.persist();
        return story;
    }

    /** A story that came before proposes a revision of the article that it became. */
    private Proposal matched(ImportedStory story, Proposal proposal) {
        var draft = proposal.article();
        if (story.articleId == null) {
            imports.earlier(story.importId, story.sha256, draft.url(), draft.headline())
                    .ifPresent(article -> story.articleId = article);
        }
        var article =
                story.articleId == null ? null : articles.byId(story.articleId).orElse(null);
        if (article == null || article.isTrashed()) {
            story.beNew();
            return proposal;
        }
        story.revise(article);
        return imports.isKnownByHeadlineAlone(story, draft.url())
                ? proposal.with(
                        "Only the headline tells that the article to be revised is of the same story. Where it is not,"
                                + " accept the story as new.")
                : proposal;
    }
}
