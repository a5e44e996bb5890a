package org.copydesk.preview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.Secret;
import org.copydesk.http.Api;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.idempotency.Idempotent;
import org.copydesk.idempotency.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/desk/articles/{id}/previews")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
class DeskPreviewResource {

    private static final int LONGEST_HOURS = 24 * 30;
    private static final int DEFAULT_HOURS = 24;

    @Inject
    Articles articles;

    @Inject
    Previews previews;

    /** @param hours how long the link works, 1 to 720; 24 where it is left out */
    record PreviewInput(
            @Min(1) @Max(LONGEST_HOURS) @Nullable Integer hours) {}

    /** @param path where the preview is read, under this service's address; shown once, when it is made */
    @Schema(
            description =
                    "A link works until it expires or is revoked, no longer than the token it was made with, and only"
                            + " while the article stands in a section that this token reaches.")
    record PreviewView(
            UUID id,
            @Nullable String path,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant revokedAt)
            implements ShownOnce {

        @Override
        public PreviewView withoutSecret() {
            return new PreviewView(id, null, createdAt, createdBy, expiresAt, revokedAt);
        }

        static PreviewView of(Preview preview, @Nullable String path) {
            return new PreviewView(
                    preview.id, path, preview.createdAt, preview.createdBy, preview.expiresAt, preview.revokedAt);
        }
    }

    @GET
    @Operation(operationId = "listPreviews", summary = "List the preview links of an article, newest first")
    public Listing<PreviewView> list(UUID id, @BeanParam PageRequest page) {
        var article = articles.requireKnown(id);
        return Listing.of(
                        page,
                        Cursor.FROM_THE_NEWEST,
                        at -> previews.newest(article, at.time(0), at.id(1)),
                        preview -> Cursor.of(preview.createdAt, preview.id))
                .map(preview -> PreviewView.of(preview, null));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(operationId = "createPreview", summary = "Make a link that shows the working copy without a token")
    public PreviewView create(UUID id, @Valid @Nullable PreviewInput input, @Context SecurityContext caller) {
        var article = articles.require(id);
        article.requireNotTrashed();
        var secret = Secret.fresh();
        var hours = input == null || input.hours() == null ? DEFAULT_HOURS : input.hours();
        // What a database keeps of it.
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var preview = Preview.of(id, secret, now.plus(Duration.ofHours(hours)), now, Actor.of(caller));
        preview.persistAndFlush();
        return PreviewView.of(preview, Api.PATH + "/previews/" + secret);
    }

    @DELETE
    @Path("{preview}")
    @Transactional
    @Operation(operationId = "revokePreview", summary = "Revoke a preview link, at once and for good")
    public void revoke(UUID id, UUID preview) {
        previews.require(id, preview).revoke(Instant.now());
    }
}
