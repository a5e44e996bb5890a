package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.source.Source;
import org.copydesk.source.Sources;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sources exist for readers as far as a published article cites them; confidential ones never do. */
@Path("/sources/{id}")
@Tag(name = "Delivery: sources")
@PermitAll
class SourceResource {

    @Inject
    LiveEditions live;

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
            @Nullable String usageTerms) {}

    @GET
    @Operation(operationId = "getSource", summary = "Read about a source that a published article cites")
    public SourceView get(UUID id) {
        shown.articles();
        shown.source(id);
        shown.unchangedFor(live.calmSeconds());
        return sources.byId(id)
                .filter(source -> !source.confidential && live.cite(id))
                .map(source -> new SourceView(
                        source.id,
                        source.kind,
                        source.name,
                        source.aliases,
                        source.homepage,
                        source.country,
                        source.language,
                        source.usageTerms))
                .orElseThrow(() -> Refusal.notFound("No published article cites a source with the id '%s'.", id));
    }

    @GET
    @Path("quotes")
    @Operation(operationId = "listQuotesOfSource", summary = "List the quotes that came through a source, newest first")
    public Listing<QuoteView> quotes(UUID id, @BeanParam PageRequest page) {
        return quotes.newest(page, null, null, get(id).id(), null);
    }
}
