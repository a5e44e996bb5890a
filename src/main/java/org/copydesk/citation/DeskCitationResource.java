package org.copydesk.citation;

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

@Path("/desk/citations")
@Tag(name = "Desk: citations")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskCitationResource {

    @Inject
    Citations citations;

    @Inject
    CitationFiling filing;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskCitations", summary = "List citations")
    public Listing<DeskCitationView> list(
            @BeanParam DeskCitationFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var actor = Actor.of(caller);
        return new LongTable<>("citation", Citation_.id)
                .list(
                        citations.session(),
                        page,
                        Cursor.of(Cursor.LOWEST_ID),
                        filter.wanted(actor),
                        (at, wanted) -> citations.inOrder(at.id(0), wanted),
                        citation -> Cursor.of(citation.id))
                .map(citation -> DeskCitationView.of(citation, actor));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskCitation", summary = "Read a citation")
    public DeskCitationView get(UUID id, @Context SecurityContext caller) {
        return DeskCitationView.of(citations.require(id), Actor.of(caller));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "createCitation", summary = "Create a citation")
    public DeskCitationView create(@Valid @NotNull CitationInput input, @Context SecurityContext caller) {
        return create(Ids.next(), input, Actor.of(caller));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "replaceCitation", summary = "Replace a citation, or create one under an id of your own")
    public RestResponse<DeskCitationView> replace(
            UUID id,
            @Valid @NotNull CitationInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, create(id, input, Actor.of(caller)))
                    .build();
        }
        var citation = citations.require(id);
        precondition.check(citation.version, input.version());
        var author = Actor.of(caller);
        citation.requireShownTo(author);
        return RestResponse.ok(change(citation, input, author));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "patchCitation", summary = "Change some fields of a citation")
    public DeskCitationView patch(
            UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var citation = citations.require(id);
        precondition.check(citation.version, MergePatch.version(patch));
        var author = Actor.of(caller);
        // Before the patch is merged: a refusal of the whole would tell what is withheld.
        citation.requireShownTo(author);
        return change(citation, mergePatch.apply(CitationInput.of(citation), patch, CitationInput.class), author);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "deleteCitation", summary = "Delete a citation")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var citation = citations.require(id);
        precondition.check(citation.version);
        citation.requireShownTo(Actor.of(caller));
        filing.delete(citation, Actor.of(caller));
    }

    private DeskCitationView create(UUID id, CitationInput input, Actor author) {
        return DeskCitationView.of(filing.create(id, input, author), author);
    }

    private DeskCitationView change(Citation citation, CitationInput input, Actor author) {
        filing.file(citation, input, author);
        return DeskCitationView.of(citation, author);
    }
}
