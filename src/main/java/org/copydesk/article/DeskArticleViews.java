package org.copydesk.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.copydesk.article.DeskArticleView.LeftOut;
import org.copydesk.auth.Actor;
import org.jspecify.annotations.Nullable;

/** Working copies as the desk is shown them, with what the caller may do next. */
@ApplicationScoped
public class DeskArticleViews {

    @Inject
    Articles articles;

    @Inject
    FourEyes fourEyes;

    public DeskArticleView of(Article article, Actor caller) {
        return of(article, articles.publication(article.id), articles.staleQuotes(article.id), caller, null);
    }

    DeskArticleView of(WorkingCopy copy, Actor caller) {
        return of(copy, caller, null);
    }

    /** @param leftOut what it did not get back; null where no revision was restored */
    DeskArticleView of(WorkingCopy copy, Actor caller, @Nullable List<LeftOut> leftOut) {
        return of(copy.article(), copy.publication(), copy.staleQuotes(), caller, leftOut);
    }

    DeskArticleView ofNew(Article article, Actor caller) {
        return of(article, ArticlePublication.none(article.id), List.of(), caller, null);
    }

    private DeskArticleView of(
            Article article,
            ArticlePublication publication,
            List<StaleQuote> staleQuotes,
            Actor caller,
            @Nullable List<LeftOut> leftOut) {
        var seen = new ArticleAction.Case(article, publication, !staleQuotes.isEmpty(), fourEyes, caller);
        return DeskArticleView.of(article, publication, staleQuotes, ArticleAction.open(seen), leftOut);
    }
}
