package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Precondition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/articles/{id}/retraction")
@Tag(name = "Desk: corrections")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskRetractionResource {

    @Inject
    Articles articles;

    @Inject
    Publishing publishing;

    @PUT
    @Transactional
    @Operation(
            operationId = "retractArticle",
            summary =
                    "Retract an article that readers see or once saw, taken back or not; they get a tombstone in its place")
    public DeskCorrectionView retract(
            UUID id,
            @Valid @NotNull RetractionInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version, input.version());
        return DeskCorrectionView.of(publishing.retract(article, input, Actor.of(caller)));
    }

    @DELETE
    @Transactional
    @Operation(
            operationId = "liftRetraction",
            summary = "Lift a retraction, so that the article may be published again")
    public void lift(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version);
        publishing.liftRetraction(article, Actor.of(caller));
    }
}
