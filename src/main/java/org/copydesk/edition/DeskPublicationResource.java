package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.article.ArticlePublication.LiveState;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Precondition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/desk/articles/{id}/publication")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskPublicationResource {

    @Inject
    Articles articles;

    @Inject
    Publishing publishing;

    @PUT
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(operationId = "publishArticle", summary = "Publish the working copy now, or schedule it")
    public PublicationView publish(
            UUID id,
            @Valid @Nullable PublicationInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var wish = Objects.requireNonNullElse(input, PublicationInput.NOW);
        var article = articles.require(id);
        precondition.check(article.version, wish.version());
        var edition = publishing.publish(article, wish, Actor.of(caller));
        // What is planned leaves what readers see now.
        var liveState =
                edition.visibleFrom.isAfter(edition.createdAt) ? articles.publication(id).liveState : LiveState.LIVE;
        return PublicationView.of(article, edition, liveState);
    }

    @DELETE
    @Transactional
    @Operation(
            operationId = "unpublishArticle",
            summary = "Take an article back; a planned publication is cancelled too")
    public void unpublish(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version);
        publishing.withdraw(article, Actor.of(caller));
    }
}
