package org.copydesk.person;

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
import org.copydesk.database.Use;
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

@Path("/desk/persons")
@Tag(name = "Desk: persons")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskPersonResource {

    @Inject
    Persons persons;

    @Inject
    MergePatch mergePatch;

    @GET
    @Operation(operationId = "listDeskPersons", summary = "List persons by name, or find them")
    public Listing<DeskPersonView> list(@Valid @BeanParam PersonFilter filter, @BeanParam PageRequest page) {
        return persons.list(filter, page.of(filter.ids())).map(DeskPersonView::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskPerson", summary = "Read a person")
    public DeskPersonView get(UUID id) {
        return DeskPersonView.of(persons.require(id));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "createPerson", summary = "Create a person")
    public DeskPersonView create(@Valid @NotNull PersonInput input) {
        return save(input.toPerson(Ids.next()));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "replacePerson", summary = "Replace a person, or create one under an id of your own")
    public RestResponse<DeskPersonView> replace(
            UUID id, @Valid @NotNull PersonInput input, @BeanParam Precondition precondition) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, save(input.toPerson(id)))
                    .build();
        }
        var person = persons.require(id);
        precondition.check(person.version, input.version());
        input.applyTo(person);
        return RestResponse.ok(save(person));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "patchPerson", summary = "Change some fields of a person")
    public DeskPersonView patch(UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition) {
        var person = persons.require(id);
        precondition.check(person.version, MergePatch.version(patch));
        mergePatch.apply(PersonInput.of(person), patch, PersonInput.class).applyTo(person);
        return save(person);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "deletePerson", summary = "Delete a person that nothing uses")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var person = persons.require(id);
        precondition.check(person.version);
        Use.requireNone(
                persons.uses(id),
                Actor.of(caller)::worksIn,
                "The person is in use. Remove it first from the articles and quotes listed in 'uses', and publish the"
                        + " articles of editions anew.");
        person.delete();
    }

    private static DeskPersonView save(Person person) {
        person.persistAndFlush();
        return DeskPersonView.of(person);
    }
}
