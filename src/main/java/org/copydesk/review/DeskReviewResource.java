package org.copydesk.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
import org.jspecify.annotations.Nullable;

@Path("/desk/articles/{id}/review")
@Tag(name = "Desk: review")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
class DeskReviewResource {

    @Inject
    Articles articles;

    @Inject
    DeskArticleViews views;

    @Inject
    Workflow workflow;

    @PUT
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(operationId = "submitForReview", summary = "Submit a draft for review")
    public DeskArticleView submit(
            UUID id,
            @Valid @Nullable RemarkInput remark,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version);
        workflow.submit(article, remark == null ? null : remark.note(), Actor.of(caller));
        return views.of(article, Actor.of(caller));
    }
}
