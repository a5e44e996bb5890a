package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.copydesk.cache.Shown;
import org.copydesk.correction.Correction;
import org.copydesk.correction.Corrections;
import org.copydesk.edition.LiveEditions;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/quotes")
@Tag(name = "Delivery: quotes")
@PermitAll
class QuoteResource {

    @Inject
    LiveEditions live;

    @Inject
    LiveQuotes quotes;

    @Inject
    Corrections corrections;

    @Inject
    Shown shown;

    @GET
    @Operation(operationId = "listQuotes", summary = "List the quotes of published articles, newest first")
    public Listing<QuoteView> list(
            @QueryParam("q") @Size(max = 200) @Parameter(description = LiveQuotes.WORDS) @Nullable String words,
            @QueryParam("speaker") @Parameter(description = "Only what the person with this id said.") @Nullable
                    UUID speaker,
            @QueryParam("source")
                    @Parameter(description = "Only quotes that came through the source with this id.")
                    @Nullable
                    UUID source,
            @QueryParam("article") @Parameter(description = "Only quotes of the article with this id.") @Nullable
                    UUID article,
            @BeanParam PageRequest page) {
        return quotes.newest(page, words, speaker, source, article);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getQuote", summary = "Read a quote, with its speaker and the way it came")
    public QuoteView get(UUID id) {
        shown.articles();
        shown.unchangedFor(live.calmSeconds());
        return live.byQuoteId(id)
                .map(QuoteView::of)
                .orElseThrow(() -> corrections
                        .retractionByQuote(id)
                        .map(Correction::tombstone)
                        .orElseGet(
                                () -> Refusal.notFound("No published article carries a quote with the id '%s'.", id)));
    }
}
