package org.copydesk.edition;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.copydesk.article.Article;
import org.copydesk.auth.Actor;
import org.copydesk.correction.Correction;
import org.copydesk.database.Ids;
import org.jspecify.annotations.Nullable;

/** @param publicText why, as readers are told in place of the article */
record RetractionInput(
        @NotBlank @Size(max = 2000) String publicText,
        @Nullable Integer version) {

    /** @param last the edition that readers saw last; the tombstone bears its headline, not a draft's */
    Correction toCorrection(Article article, Edition last, int revision, Instant now, Actor editor) {
        var retraction = new Correction();
        retraction.id = Ids.next();
        retraction.articleId = article.id;
        retraction.kind = Correction.Kind.RETRACTION;
        retraction.publicText = publicText;
        retraction.fromRevision = revision;
        retraction.toRevision = revision;
        retraction.slug = last.slug;
        retraction.headline = last.summary.as(PublishedSummary.TYPE).headline();
        retraction.section = last.section;
        retraction.publishedAt = now;
        retraction.createdBy = editor.name();
        return retraction;
    }
}
