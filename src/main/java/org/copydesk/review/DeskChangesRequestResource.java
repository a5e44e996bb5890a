package org.copydesk.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.article.DeskArticleView;
import org.copydesk.article.DeskArticleViews;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Precondition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/articles/{id}/changes-request")
@Tag(name = "Desk: review")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskChangesRequestResource {

    @Inject
    Articles articles;

    @Inject
    DeskArticleViews views;

    @Inject
    Workflow workflow;

    @PUT
    @Transactional
    @Operation(operationId = "requestChanges", summary = "Send an article back to its writer, with a note")
    public DeskArticleView requestChanges(
            UUID id,
            @Valid @NotNull NoteInput note,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version);
        workflow.requestChanges(article, note.note(), Actor.of(caller));
        return views.of(article, Actor.of(caller));
    }
}
