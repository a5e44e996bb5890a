package org.copydesk.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Path("/desk/quotes/conflicts")
@Tag(name = "Desk: quotes")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskQuoteConflictResource {

    /** Enough for what a newsroom writes in a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    Quotes quotes;

    @Inject
    QuoteComparing comparing;

    /** @param similarity 1 where the words are the same */
    @Schema(name = "QuoteConflict")
    record ConflictView(QuoteConflict.Kind kind, double similarity, Side quote, Side other) {

        static ConflictView of(QuoteConflict conflict) {
            return new ConflictView(
                    conflict.kind,
                    Math.round(conflict.similarity * 100) / 100.0,
                    Side.of(conflict.quote),
                    Side.of(conflict.other));
        }
    }

    @Schema(name = "ConflictingQuote")
    record Side(
            UUID id,
            UUID article,
            String text,
            @Nullable UUID speaker,
            @Nullable String speakerAsWritten,
            Quote.Status status) {

        static Side of(Quote quote) {
            return new Side(
                    quote.id,
                    quote.article.id,
                    quote.text,
                    quote.speaker == null ? null : quote.speaker.id,
                    quote.speakerAsWritten,
                    quote.status);
        }
    }

    @GET
    @Operation(
            operationId = "listQuoteConflicts",
            summary = "List where two articles do not agree on who said something, or in which words",
            description = "Quotes are compared once they are saved. After a large import, that may take some minutes.")
    public Listing<ConflictView> list(
            @QueryParam("kind")
                    @Separator(Several.COMMA)
                    @Parameter(description = "Only conflicts of these kinds: `kind=wording`.")
                    List<QuoteConflict.Kind> kind,
            @BeanParam PageRequest page) {
        comparing.compare(PATIENCE);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.LOWEST_ID, Cursor.LOWEST_ID),
                        at -> quotes.conflicts(at.id(0), at.id(1), Several.orAll(kind, QuoteConflict.Kind.class)),
                        conflict -> Cursor.of(conflict.quote.id, conflict.other.id))
                .map(ConflictView::of);
    }
}
