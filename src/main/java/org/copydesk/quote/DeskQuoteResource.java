package org.copydesk.quote;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.Ids;
import org.copydesk.database.LongTable;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.MergePatch;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/desk/quotes")
@Tag(name = "Desk: quotes")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskQuoteResource {

    @Inject
    Quotes quotes;

    @Inject
    QuoteFiling filing;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskQuotes", summary = "List quotes, or find some")
    public Listing<DeskQuoteSummary> list(
            @Valid @BeanParam DeskQuoteFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        return new LongTable<>("quote", Quote_.id)
                .list(
                        quotes.session(),
                        page.of(filter.ids()),
                        Cursor.of(Cursor.LOWEST_ID),
                        filter.wanted(quotes, Actor.of(caller)),
                        (at, wanted) -> quotes.inOrder(at.id(0), wanted),
                        quote -> Cursor.of(quote.id))
                .map(DeskQuoteSummary::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskQuote", summary = "Read a quote")
    public DeskQuoteView get(UUID id, @Context SecurityContext caller) {
        return DeskQuoteView.of(quotes.require(id), Actor.of(caller));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "createQuote", summary = "Create a quote")
    public DeskQuoteView create(@Valid @NotNull QuoteInput input, @Context SecurityContext caller) {
        return create(Ids.next(), input, Actor.of(caller));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "replaceQuote", summary = "Replace a quote, or create one under an id of your own")
    public RestResponse<DeskQuoteView> replace(
            UUID id,
            @Valid @NotNull QuoteInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, create(id, input, Actor.of(caller)))
                    .build();
        }
        var quote = quotes.require(id);
        precondition.check(quote.version, input.version());
        return RestResponse.ok(change(quote, input, Actor.of(caller)));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "patchQuote", summary = "Change some fields of a quote")
    public DeskQuoteView patch(
            UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var quote = quotes.require(id);
        precondition.check(quote.version, MergePatch.version(patch));
        var author = Actor.of(caller);
        return change(quote, mergePatch.apply(QuoteInput.of(quote, author), patch, QuoteInput.class), author);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "deleteQuote", summary = "Delete a quote that readers were never shown")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var quote = quotes.require(id);
        precondition.check(quote.version);
        var author = Actor.of(caller);
        quote.requireShownTo(author);
        filing.delete(quote, author);
    }

    /** What an editor bases a decision on. */
    record VerdictInput(
            @Size(max = 200) @Nullable String method,
            @Size(max = 2000) @Nullable String note) {}

    @PUT
    @Path("{id}/confirmation")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "confirmQuote", summary = "Confirm that the words and the speaker are right")
    public DeskQuoteView confirm(
            UUID id,
            @Valid @Nullable VerdictInput verdict,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        return decide(id, verdict, precondition, caller, Quote::confirm);
    }

    @PUT
    @Path("{id}/rejection")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "rejectQuote", summary = "Reject a quote; the next edition is published without it")
    public DeskQuoteView reject(
            UUID id,
            @Valid @Nullable VerdictInput verdict,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        return decide(id, verdict, precondition, caller, Quote::reject);
    }

    @PUT
    @Path("{id}/dispute")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(
            operationId = "disputeQuote",
            summary = "Mark a quote as disputed; readers see it marked from the next edition on")
    public DeskQuoteView dispute(
            UUID id,
            @Valid @Nullable VerdictInput verdict,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        return decide(id, verdict, precondition, caller, Quote::dispute);
    }

    private DeskQuoteView create(UUID id, QuoteInput input, Actor author) {
        return DeskQuoteView.of(filing.create(id, input, author), author);
    }

    private DeskQuoteView change(Quote quote, QuoteInput input, Actor author) {
        filing.change(quote, input, author);
        return DeskQuoteView.of(quote, author);
    }

    private DeskQuoteView decide(
            UUID id,
            @Nullable VerdictInput verdict,
            Precondition precondition,
            SecurityContext caller,
            BiConsumer<Quote, Verification> decision) {
        var quote = quotes.require(id);
        precondition.check(quote.version);
        var editor = Actor.of(caller);
        decision.accept(
                quote,
                new Verification(
                        editor.name(),
                        Instant.now(),
                        verdict == null ? null : verdict.method(),
                        verdict == null ? null : verdict.note()));
        filing.judged(quote);
        return DeskQuoteView.of(quote, editor);
    }
}
