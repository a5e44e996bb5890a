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
import java.util.UUID;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
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

    @GET
    @Operation(operationId = "listTokens", summary = "List tokens, newest first; secrets are never shown again")
    public Listing<TokenView> list(@BeanParam PageRequest page) {
        return Listing.of(
                        page,
                        Cursor.of(Cursor.END_OF_TIME, Cursor.HIGHEST_ID),
                        at -> tokens.newest(at.time(0), at.id(1)),
                        token -> Cursor.of(token.createdAt, token.id))
                .map(TokenView::of);
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
        var token = input.toToken(secret, Actor.of(caller).name());
        token.persistAndFlush();
        return TokenView.of(token, secret);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(operationId = "revokeToken", summary = "Revoke a token, at once and for good")
    public void revoke(UUID id) {
        tokens.require(id).revoke(Instant.now());
    }
}
