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

/** What is planned to be seen of an article; there is one plan at most. */
@Path("/desk/articles/{id}/schedule")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskScheduleResource {

    @Inject
    Articles articles;

    @Inject
    Publishing publishing;

    @PUT
    @Transactional
    @Operation(operationId = "rescheduleArticle", summary = "Move what is planned to another time")
    public PublicationView move(
            UUID id,
            @Valid @NotNull ScheduleInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version, input.version());
        var plan = publishing.reschedule(article, input, Actor.of(caller));
        return PublicationView.of(article, plan, articles.publication(id).liveState);
    }

    @DELETE
    @Transactional
    @Operation(operationId = "cancelSchedule", summary = "Cancel what is planned; what readers see now stays")
    public void cancel(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version);
        publishing.cancelPlan(article, Actor.of(caller));
    }
}
