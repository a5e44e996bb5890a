package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.edition.Calm;
import org.copydesk.edition.LiveQuoteLists.Order;
import org.copydesk.edition.QuoteWish;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.source.Source;
import org.copydesk.source.SourceFilter;
import org.copydesk.source.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sources exist for readers as far as a published article cites them; confidential ones never do. */
@Path("/sources")
@Tag(name = "Delivery: sources")
@PermitAll
class SourceResource {

    @Inject
    Calm calm;

    @Inject
    LiveQuotes quotes;

    @Inject
    Shown shown;

    @Inject
    Sources sources;

    record SourceView(
            UUID id,
            Source.Kind kind,
            String name,
            List<String> aliases,
            @Nullable String homepage,
            @Nullable String country,
            @Nullable String language,
            @Nullable String usageTerms) {

        static SourceView of(Source source) {
            return new SourceView(
                    source.id,
                    source.kind,
                    source.name,
                    source.aliases,
                    source.homepage,
                    source.country,
                    source.language,
                    source.usageTerms);
        }
    }

    @GET
    @Operation(operationId = "listSources", summary = "List the sources that published articles cite, or find them")
    public Listing<SourceView> list(@Valid @BeanParam SourceFilter filter, @BeanParam PageRequest page) {
        shown.articles();
        shown.sources();
        shown.unchangedFor(calm.seconds());
        return sources.list(filter, page.of(filter.ids()), Sources.Range.CITED_BY_LIVE_EDITIONS)
                .map(SourceView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getSource", summary = "Read about a source that a published article cites")
    public SourceView get(UUID id) {
        shown.articles();
        shown.source(id);
        shown.unchangedFor(calm.seconds());
        return sources.live(id)
                .map(SourceView::of)
                .orElseThrow(() -> Refusal.notFound("No published article cites a source with the id '%s'.", id));
    }

    @GET
    @Path("{id}/quotes")
    @Operation(operationId = "listQuotesOfSource", summary = "List the quotes that came through a source, newest first")
    public Listing<QuoteView> quotes(
            UUID id,
            @QueryParam("q") @Size(max = 200) @Parameter(description = QuoteFilter.WORDS) @Nullable String words,
            @BeanParam PageRequest page) {
        return quotes.list(QuoteWish.through(get(id).id(), words), Order.NEWEST, page);
    }
}
