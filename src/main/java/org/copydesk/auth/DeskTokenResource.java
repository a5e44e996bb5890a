package org.copydesk.auth;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/desk/tokens")
@Tag(name = "Desk: tokens")
@RolesAllowed(Roles.ADMIN)
class DeskTokenResource {

    @Inject
    ApiTokens tokens;

    @Inject
    SectionsOfRecords sections;

    @GET
    @Operation(operationId = "listTokens", summary = "List tokens, newest first; secrets are never shown again")
    public Listing<TokenView> list(@BeanParam PageRequest page) {
        var newest = Listing.of(
                page,
                Cursor.FROM_THE_NEWEST,
                at -> tokens.newest(at.time(0), at.id(1)),
                token -> Cursor.of(token.createdAt, token.id));
        var slugs = sections.slugs(newest.data().stream()
                .flatMap(token -> token.sectionIds.stream())
                .collect(Collectors.toSet()));
        return newest.map(token -> TokenView.of(token, slugs, null));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createToken",
            summary = "Make a token for a person or a program; its secret is shown once")
    public TokenView create(@Valid @NotNull TokenInput input, @Context SecurityContext caller) {
        var secret = ApiToken.secret();
        var token = input.toToken(secret, sectionIds(input), Actor.of(caller).name());
        token.persistAndFlush();
        return TokenView.of(token, sections.slugs(token.sectionIds), secret);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "revokeToken", summary = "Revoke a token, at once and for good")
    public void revoke(UUID id) {
        tokens.require(id).revoke(Instant.now());
    }

    /** An admin could make a token that reaches further, and partners read by other rules. */
    private List<UUID> sectionIds(TokenInput input) {
        if (!input.sections().isEmpty() && (input.role() == Role.ADMIN || input.role() == Role.PARTNER)) {
            throw Refusal.unprocessable("Only the tokens of editors, writers and moderators are limited to sections.")
                    .at("/sections", "must be left out for this role");
        }
        var known = sections.ids(input.sections());
        return IntStream.range(0, input.sections().size())
                .mapToObj(i -> Optional.ofNullable(known.get(input.sections().get(i)))
                        .orElseThrow(() -> Refusal.unprocessable(
                                        "There is no section '%s'. List them with GET /api/v1/desk/sections.",
                                        input.sections().get(i))
                                .at("/sections/" + i, "is not the slug of a section")))
                .toList();
    }
}
