package org.copydesk.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
}
