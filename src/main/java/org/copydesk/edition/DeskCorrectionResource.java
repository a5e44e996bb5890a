package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.correction.Corrections;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/desk/articles/{id}/corrections")
@Tag(name = "Desk: corrections")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskCorrectionResource {

    @Inject
    Articles articles;

    @Inject
    Corrections corrections;

    @Inject
    Publishing publishing;

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
    @Operation(operationId = "listDeskCorrections", summary = "List what readers were told of an article, newest first")
    public Listing<DeskCorrectionView> list(UUID id, @BeanParam PageRequest page) {
        var article = articles.requireKnown(id);
        return Listing.of(
                        page,
                        Cursor.FROM_THE_NEWEST,
                        at -> corrections.newestOf(article, at.time(0), at.id(1)),
                        correction -> Cursor.of(correction.publishedAt, correction.id))
                .map(DeskCorrectionView::of);
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "correctArticle",
            summary = "Publish the working copy and, together with it, what was put right")
    public DeskCorrectionView correct(
            UUID id,
            @Valid @NotNull CorrectionInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var article = articles.require(id);
        precondition.check(article.version, input.version());
        return DeskCorrectionView.of(publishing.correct(article, input, Actor.of(caller)));
    }
}
