package org.copydesk.delivery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/quotes")
@Tag(name = "Delivery: quotes")
@PermitAll
class QuoteResource {

    @Inject
    LiveQuotes quotes;

    @GET
    @Operation(operationId = "listQuotes", summary = "List the quotes of published articles, or search in them")
    public Listing<QuoteView> list(@Valid @BeanParam QuoteFilter filter, @BeanParam PageRequest page) {
        return quotes.list(filter.wish(), filter.sort(), page.of(filter.ids()));
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
