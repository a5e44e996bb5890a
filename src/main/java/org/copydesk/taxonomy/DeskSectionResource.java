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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.copydesk.auth.Roles;
import org.copydesk.database.Ids;
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

@Path("/desk/sections")
@Tag(name = "Desk: sections")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskSectionResource {

    @Inject
    Sections sections;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskSections", summary = "List sections, or find some")
    public Listing<DeskSectionView> list(@Valid @BeanParam SectionFilter filter, @BeanParam PageRequest page) {
        return sections.list(filter, page).map(DeskSectionView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskSection", summary = "Read a section")
    public DeskSectionView get(UUID id) {
        return DeskSectionView.of(sections.require(id));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "createSection", summary = "Create a section")
    public DeskSectionView create(@Valid @NotNull SectionInput input) {
        return save(input.toSection(Ids.next()));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "replaceSection", summary = "Replace a section, or create one under an id of your own")
    public RestResponse<DeskSectionView> replace(
            UUID id, @Valid @NotNull SectionInput input, @BeanParam Precondition precondition) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, save(input.toSection(id)))
                    .build();
        }
        var section = sections.require(id);
        precondition.check(section.version, input.version());
        return RestResponse.ok(change(section, input));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "patchSection", summary = "Change some fields of a section")
    public DeskSectionView patch(UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition) {
        var section = sections.require(id);
        precondition.check(section.version, MergePatch.version(patch));
        return change(section, mergePatch.apply(SectionInput.of(section), patch, SectionInput.class));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "deleteSection", summary = "Delete a section that nothing uses")
    public void delete(UUID id, @BeanParam Precondition precondition) {
        var section = sections.require(id);
        precondition.check(section.version);
        sections.requireUnseen(section);
        section.delete();
    }

    private DeskSectionView change(Section section, SectionInput input) {
        if (!input.slug().equals(section.slug)) {
            sections.requireUnseen(section);
        }
        input.applyTo(section);
        return save(section);
    }

    private static DeskSectionView save(Section section) {
        section.persistAndFlush();
        return DeskSectionView.of(section);
    }
}
