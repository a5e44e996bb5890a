package org.copydesk.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.comment.VisibleComments;
import org.copydesk.edition.LiveArticles;
import org.copydesk.edition.PublishedArticle;
import org.jspecify.annotations.Nullable;

/** What articles bring along, at one query a kind however many articles there are. */
@ApplicationScoped
class ArticleIncludes {

    /** How many comments an article brings; the rest are a page away. */
    private static final int COMMENTS_PER_ARTICLE = 20;

    /** @param carried what the edition itself has; null where none of it was asked for, or readers no longer see it */
    record Included(
            @Nullable PublishedArticle carried, @Nullable List<CommentView> comments) {}

    @Inject
    LiveArticles live;

    @Inject
    VisibleComments comments;

    @Inject
    Shown shown;

    /** The first comments on one article. */
    List<CommentView> commentsOn(UUID article) {
        return commentsOn(List.of(article)).getOrDefault(article, List.of());
    }

    Map<UUID, Included> of(List<UUID> articles, Wish wish) {
        var carried = wish.isMore() ? live.byIds(articles, wish.parts(), wish.at()) : Map.<UUID, PublishedArticle>of();
        var said = wish.comments() ? commentsOn(articles) : Map.<UUID, List<CommentView>>of();
        return articles.stream()
                .collect(toMap(
                        article -> article,
                        article -> new Included(
                                carried.get(article), wish.comments() ? said.getOrDefault(article, List.of()) : null)));
    }

    private Map<UUID, List<CommentView>> commentsOn(List<UUID> articles) {
        shown.commentsOn(articles);
        return comments.threads(articles, COMMENTS_PER_ARTICLE).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        said -> said.getValue().stream().map(CommentView::of).toList()));
    }
}
