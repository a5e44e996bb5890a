package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.words.Nfc;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/quotes/{id}/correction")
@Tag(name = "Desk: quotes")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskQuoteCorrectionResource {

    @Inject
    QuoteCorrection corrections;

    @Schema(name = "QuoteCorrections")
    record Corrected(List<QuoteCorrection.Made> articles) {}

    @GET
    @Operation(
            operationId = "proposeQuoteCorrection",
            summary = "See what putting a quote right would change, in every article that carries it")
    public QuoteCorrection.Proposals propose(
            UUID id,
            @QueryParam("wrongText")
                    @NotBlank
                    @Size(max = 2000)
                    @Parameter(description = "The wrong words, as the quote has them.")
                    String wrongText,
            @QueryParam("rightText") @NotBlank @Size(max = 2000) @Parameter(description = "The words that were said.")
                    String rightText) {
        return corrections.propose(id, Nfc.of(wrongText), Nfc.of(rightText));
    }

    @PUT
    @Transactional
    @Operation(
            operationId = "correctQuote",
            summary = "Put a quote right in every article that carries it, and tell the readers of each")
    public Corrected correct(UUID id, @Valid @NotNull QuoteCorrectionInput input, @Context SecurityContext caller) {
        return new Corrected(corrections.make(id, input, Actor.of(caller)));
    }
}
