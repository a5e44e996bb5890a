package org.copydesk.quote;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.copydesk.article.Article_;
import org.copydesk.http.Several;
import org.copydesk.person.Person_;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jspecify.annotations.Nullable;

/** Which quotes a list at the desk shows. */
record DeskQuoteFilter(
        @QueryParam("q")
        @Size(max = 200)
        @Parameter(
                description = "How words of the quote, of what was said in the original or of the speaker as written"
                        + " begin; capitals and accents do not count: `q=wat win`.")
        @Nullable
        String q,

        @QueryParam("article")
        @Parameter(description = "Only quotes of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        @Nullable
        String article,

        @QueryParam("speaker")
        @Parameter(description = "Only quotes of these persons: `speaker=0197a000-0003-7000-8000-000000000008`.")
        @Nullable
        String speaker,

        @QueryParam("status")
        @Parameter(
                description =
                        "Only quotes of these statuses, which are extracted, confirmed, rejected, disputed and stale:"
                                + " `status=extracted,stale`.")
        @Nullable
        String status) {

    Restriction<Quote> wanted(Quotes quotes) {
        var quote = Path.from(Quote.class);
        return Restriction.all(
                q == null ? Restriction.unrestricted() : quotes.saying(q),
                Several.anyOf("article", article, quote.to(Quote_.article).to(Article_.id)),
                Several.anyOf("speaker", speaker, quote.to(Quote_.speaker).to(Person_.id)),
                Several.anyOf("status", status, quote.to(Quote_.status)));
    }
}
