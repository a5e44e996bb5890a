package org.copydesk.delivery;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.comment.VisibleComment;
import org.copydesk.comment.VisibleComments;
import org.copydesk.edition.LiveArticles;
import org.copydesk.edition.PublishedArticle;
import org.jspecify.annotations.Nullable;

/** What articles bring along, at one query a kind however many articles there are. */
@ApplicationScoped
class ArticleIncludes {

    /**
     * What readers say about an article, as far as it was asked for.
     *
     * @param count null also where the article's policy shows none
     */
    record Conversation(
            @Nullable List<CommentView> comments, @Nullable Long count) {}

    /** @param carried what the edition itself has; null where none of it was asked for, or readers no longer see it */
    record Included(@Nullable PublishedArticle carried, Conversation conversation) {}

    @Inject
    LiveArticles live;

    @Inject
    VisibleComments comments;

    @Inject
    Shown shown;

    Conversation conversation(UUID article, Wish wish) {
        return Objects.requireNonNull(conversations(List.of(article), wish).get(article));
    }

    Map<UUID, Included> of(List<UUID> articles, Wish wish) {
        var carried = wish.isMore() ? live.byIds(articles, wish.parts(), wish.at()) : Map.<UUID, PublishedArticle>of();
        var conversations = conversations(articles, wish);
        return articles.stream()
                .collect(toMap(
                        article -> article,
                        article -> new Included(
                                carried.get(article), Objects.requireNonNull(conversations.get(article)))));
    }

    private Map<UUID, Conversation> conversations(List<UUID> articles, Wish wish) {
        if (wish.isOfConversation()) {
            shown.commentsOn(articles);
        }
        var said = wish.comments() ? comments.threads(articles) : Map.<UUID, List<VisibleComment>>of();
        var counts = wish.commentCount() ? comments.counts(articles) : Map.<UUID, Long>of();
        return articles.stream()
                .collect(toMap(
                        article -> article,
                        article -> new Conversation(
                                wish.comments()
                                        ? said.getOrDefault(article, List.of()).stream()
                                                .map(CommentView::of)
                                                .toList()
                                        : null,
                                counts.get(article))));
    }
}
