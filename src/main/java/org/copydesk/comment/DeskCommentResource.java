package org.copydesk.comment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.Ids;
import org.copydesk.database.LongTable;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.MergePatch;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/desk/comments")
@Tag(name = "Desk: comments")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskCommentResource {

    @Inject
    Comments comments;

    @Inject
    CommentFiling filing;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskComments", summary = "List comments of every state, or find some")
    public Listing<DeskCommentView> list(
            @Valid @BeanParam DeskCommentFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var oldestFirst = filter.sort() == DeskCommentFilter.Sort.OLDEST;
        return new LongTable<>("comment", Comment_.id)
                .list(
                        comments.session(),
                        page.of(filter.ids()),
                        oldestFirst ? Cursor.notBefore(filter.from()) : Cursor.FROM_THE_NEWEST,
                        filter.wanted(comments, Actor.of(caller)),
                        (at, wanted) -> oldestFirst
                                ? comments.oldest(at.time(0), at.id(1), wanted)
                                : comments.newest(at.time(0), at.id(1), wanted),
                        comment -> Cursor.of(comment.createdAt, comment.id))
                .map(DeskCommentView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskComment", summary = "Read a comment")
    public DeskCommentView get(UUID id) {
        return DeskCommentView.of(comments.require(id));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "createComment", summary = "Create a comment")
    public DeskCommentView create(@Valid @NotNull CommentInput input) {
        return DeskCommentView.of(filing.create(Ids.next(), input));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "replaceComment", summary = "Replace a comment, or create one under an id of your own")
    public RestResponse<DeskCommentView> replace(
            UUID id, @Valid @NotNull CommentInput input, @BeanParam Precondition precondition) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, DeskCommentView.of(filing.create(id, input)))
                    .build();
        }
        var comment = comments.require(id);
        precondition.check(comment.version, input.version());
        filing.file(comment, input);
        return RestResponse.ok(DeskCommentView.of(comment));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "patchComment", summary = "Change some fields of a comment")
    public DeskCommentView patch(UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition) {
        var comment = comments.require(id);
        precondition.check(comment.version, MergePatch.version(patch));
        filing.file(comment, mergePatch.apply(CommentInput.of(comment), patch, CommentInput.class));
        return DeskCommentView.of(comment);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "deleteComment", summary = "Delete a comment; replies to it disappear with it for readers")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var comment = comments.require(id);
        precondition.check(comment.version);
        comment.remove(Actor.of(caller).name(), Instant.now());
    }

    @PUT
    @Path("{id}/approval")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "approveComment", summary = "Show a comment to readers")
    public DeskCommentView approve(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var comment = comments.require(id);
        precondition.check(comment.version);
        comment.approve(Actor.of(caller).name(), Instant.now());
        comment.persistAndFlush();
        return DeskCommentView.of(comment);
    }

    record HoldInput(@Size(max = 1000) @Nullable String reason) {}

    @PUT
    @Path("{id}/hold")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(
            operationId = "holdComment",
            summary = "Keep a comment from readers until it is approved or rejected, and say why")
    public DeskCommentView hold(
            UUID id,
            @Valid @Nullable HoldInput hold,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var comment = comments.require(id);
        precondition.check(comment.version);
        comment.hold(Actor.of(caller).name(), hold == null ? null : hold.reason(), Instant.now());
        comment.persistAndFlush();
        return DeskCommentView.of(comment);
    }

    record RejectionInput(@NotBlank @Size(max = 1000) String reason) {}

    @PUT
    @Path("{id}/rejection")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.MODERATOR})
    @Operation(operationId = "rejectComment", summary = "Keep a comment from readers, and say why")
    public DeskCommentView reject(
            UUID id,
            @Valid @NotNull RejectionInput rejection,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        var comment = comments.require(id);
        precondition.check(comment.version);
        comment.reject(Actor.of(caller).name(), rejection.reason(), Instant.now());
        comment.persistAndFlush();
        return DeskCommentView.of(comment);
    }
}
