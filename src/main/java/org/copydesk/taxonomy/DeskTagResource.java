package org.copydesk.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.Ids;
import org.copydesk.http.Listing;
import org.copydesk.http.MergePatch;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Precondition;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/desk/tags")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Desk: tags")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskTagResource {

    @Inject
    Tags tags;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskTags", summary = "List tags by slug, or find some")
    public Listing<DeskTagView> list(@Valid @BeanParam TagFilter filter, @BeanParam PageRequest page) {
        return tags.list(filter, page).map(DeskTagView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskTag", summary = "Read a tag")
    public DeskTagView get(UUID id) {
        return DeskTagView.of(tags.require(id));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "createTag", summary = "Create a tag")
    public DeskTagView create(@Valid @NotNull TagInput input) {
        return save(input.toTag(Ids.next()));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "replaceTag", summary = "Replace a tag, or create one under an id of your own")
    public RestResponse<DeskTagView> replace(
            UUID id,
            @Valid @NotNull TagInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, save(input.toTag(id)))
                    .build();
        }
        var tag = tags.require(id);
        precondition.check(tag.version, input.version());
        return RestResponse.ok(change(tag, input, Actor.of(caller)));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "patchTag", summary = "Change some fields of a tag")
    public DeskTagView patch(
            UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var tag = tags.require(id);
        precondition.check(tag.version, MergePatch.version(patch));
        return change(tag, mergePatch.apply(TagInput.of(tag), patch, TagInput.class), Actor.of(caller));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "deleteTag", summary = "Delete a tag that nothing uses")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var tag = tags.require(id);
        precondition.check(tag.version);
        tags.requireUnseen(tag, Actor.of(caller));
        tag.delete();
    }

    private DeskTagView change(Tag tag, TagInput input, Actor actor) {
        if (!input.slug().equals(tag.slug)) {
            tags.requireUnseen(tag, actor);
        }
        input.applyTo(tag);
        return save(tag);
    }

    private static DeskTagView save(Tag tag) {
        tag.persistAndFlush();
        return DeskTagView.of(tag);
    }
}
