package org.copydesk.quote;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.article.Article_;
import org.copydesk.auth.Actor;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.copydesk.person.Person_;
import org.copydesk.taxonomy.Section_;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
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

        @QueryParam("ids")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only these quotes: `ids=0197a000-0007-7000-8000-000000000001`."
                        + " Without `limit` all on one page.")
        List<UUID> ids,

        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(description = "Only quotes of these articles: `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("speaker")
        @Separator(Several.COMMA)
        @Parameter(description = "Only quotes of these persons: `speaker=0197a000-0003-7000-8000-000000000008`.")
        List<UUID> speaker,

        @QueryParam("kind")
        @Separator(Several.COMMA)
        @Parameter(description = "Only quotes of these kinds: `kind=headline,partial`.")
        List<Quote.Kind> kind,

        @QueryParam("status")
        @Separator(Several.COMMA)
        @Parameter(description = "Only quotes of these statuses: `status=extracted,stale`.")
        List<Quote.Status> status) {

    Restriction<Quote> wanted(Quotes quotes, Actor actor) {
        var quote = Path.from(Quote.class);
        var itsArticle = quote.to(Quote_.article);
        return Restriction.all(
                actor.reach(itsArticle.to(Article_.section).to(Section_.id)),
                q == null ? Restriction.unrestricted() : quotes.saying(q),
                Restrictions.anyOf(quote.to(Quote_.id), ids),
                Restrictions.anyOf(quote.to(Quote_.kind), kind),
                Restrictions.anyOf(itsArticle.to(Article_.id), article),
                Restrictions.anyOf(quote.to(Quote_.speaker).to(Person_.id), speaker),
                Restrictions.anyOf(quote.to(Quote_.status), status));
    }
}
