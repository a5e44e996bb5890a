package org.copydesk.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.comment.VisibleComments;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.PublishedCitation;
import org.copydesk.edition.PublishedQuote;
import org.jspecify.annotations.Nullable;

/** What articles bring along, at one query a kind however many articles there are. */
@ApplicationScoped
class ArticleIncludes {

    /** How many comments an article brings; the rest are a page away. */
    private static final int COMMENTS_PER_ARTICLE = 20;

    /** What was not asked for is null, and left out of the answer. */
    record Included(
            @Nullable WrittenJson<List<PublishedQuote>> quotes,
            @Nullable WrittenJson<List<PublishedCitation>> citations,
            @Nullable List<CommentView> comments) {}

    @Inject
    LiveEditions live;

    @Inject
    VisibleComments comments;

    @Inject
    Shown shown;

    /** The first comments on one article. */
    List<CommentView> commentsOn(UUID article) {
        return commentsOn(List.of(article)).getOrDefault(article, List.of());
    }

    /** @param at an instant that has passed, for what the articles carried then; null for now */
    Map<UUID, Included> of(List<UUID> articles, Set<Include> wanted, @Nullable Instant at) {
        var carries = wanted.contains(Include.QUOTES) || wanted.contains(Include.CITATIONS);
        var carried = !carries
                ? Map.<UUID, LiveEditions.Carried>of()
                : (at == null ? live.carriedBy(articles) : live.carriedBy(articles, at))
                        .stream().collect(toMap(LiveEditions.Carried::articleId, c -> c));
        var said = wanted.contains(Include.COMMENTS) ? commentsOn(articles) : Map.<UUID, List<CommentView>>of();
        return articles.stream().collect(toMap(article -> article, article -> {
            var bundle = carried.get(article);
            return new Included(
                    wanted.contains(Include.QUOTES) && bundle != null ? bundle.quotes() : null,
                    wanted.contains(Include.CITATIONS) && bundle != null ? bundle.citations() : null,
                    wanted.contains(Include.COMMENTS) ? said.getOrDefault(article, List.of()) : null);
        }));
    }

    private Map<UUID, List<CommentView>> commentsOn(List<UUID> articles) {
        articles.forEach(shown::commentsOn);
        return comments.threads(articles, COMMENTS_PER_ARTICLE).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        said -> said.getValue().stream().map(CommentView::of).toList()));
    }
}
