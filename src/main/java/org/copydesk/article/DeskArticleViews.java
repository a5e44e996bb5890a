package org.copydesk.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.copydesk.auth.Actor;

/** Working copies as the desk is shown them, with what the caller may do next. */
@ApplicationScoped
public class DeskArticleViews {

    @Inject
    Articles articles;

    public DeskArticleView of(Article article, Actor caller) {
        return DeskArticleView.of(
                article, articles.publication(article.id), articles.staleQuotes(article.id), caller.role());
    }

    static DeskArticleView of(WorkingCopy copy, Actor caller) {
        return DeskArticleView.of(copy.article(), copy.publication(), copy.staleQuotes(), caller.role());
    }

    static DeskArticleView ofNew(Article article, Actor caller) {
        return DeskArticleView.of(article, ArticlePublication.none(article.id), List.of(), caller.role());
    }
}
