package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/quotes")
@Tag(name = "Delivery: quotes")
@PermitAll
class QuoteResource {

    @Inject
    LiveQuotes quotes;

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
        return QuoteView.of(quotes.require(id));
    }

    @GET
    @Path("{id}/chain")
    @Operation(
            operationId = "getQuoteChain",
            summary = "Read through whom a quote came, from its speaker to the article")
    public QuoteChain chain(UUID id) {
        return QuoteChain.of(quotes.require(id));
    }
}
