package org.copydesk.edition;

import java.util.List;
import org.copydesk.article.Article;
import org.copydesk.article.Rights;
import org.jspecify.annotations.Nullable;

/** What one article shows beyond its summary. */
public record PublishedDetails(
        List<String> subjects, @Nullable Rights rights) {

    static PublishedDetails of(Article article) {
        return new PublishedDetails(article.subjects, article.rights);
    }
}
