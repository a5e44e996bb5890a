package org.copydesk.source;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import org.copydesk.http.Refusal;
import org.copydesk.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/desk/sources")
@Tag(name = "Desk: sources")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskSourceResource {

    @Inject
    Sources sources;

    @Inject
    MergePatch mergePatch;

    @Inject
    Event<SourceMadeConfidential> madeConfidential;

    @Inject
    Event<SourceMadeOpen> madeOpen;

    @GET
    @Operation(
            operationId = "listDeskSources",
            summary = "List sources by name, or find them; confidential ones for those who may see them")
    public Listing<DeskSourceView> list(
            @Valid @BeanParam SourceFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var reader = Actor.of(caller);
        var range = reader.seesConfidential() ? Sources.Range.ALL : Sources.Range.ALL_BUT_CONFIDENTIAL;
        return sources.list(filter, page.of(filter.ids()), range).map(source -> DeskSourceView.of(source, reader));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getDeskSource", summary = "Read a source")
    public DeskSourceView get(UUID id, @Context SecurityContext caller) {
        return DeskSourceView.of(sources.require(id), Actor.of(caller));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "createSource", summary = "Create a source")
    public DeskSourceView create(@Valid @NotNull SourceInput input, @Context SecurityContext caller) {
        return save(input.toSource(Ids.next()), Actor.of(caller));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "replaceSource", summary = "Replace a source, or create one under an id of your own")
    public RestResponse<DeskSourceView> replace(
            UUID id,
            @Valid @NotNull SourceInput input,
            @BeanParam Precondition precondition,
            @Context SecurityContext caller) {
        if (precondition.creates()) {
            return ResponseBuilder.create(RestResponse.Status.CREATED, save(input.toSource(id), Actor.of(caller)))
                    .build();
        }
        var source = sources.require(id);
        precondition.check(source.version, input.version());
        return RestResponse.ok(change(source, input, Actor.of(caller)));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "patchSource", summary = "Change some fields of a source")
    public DeskSourceView patch(
            UUID id, @NotNull JsonNode patch, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var source = sources.require(id);
        precondition.check(source.version, MergePatch.version(patch));
        return change(source, mergePatch.apply(SourceInput.of(source), patch, SourceInput.class), Actor.of(caller));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "deleteSource", summary = "Delete a source that nothing uses")
    public void delete(UUID id, @BeanParam Precondition precondition, @Context SecurityContext caller) {
        var source = sources.require(id);
        precondition.check(source.version);
        Use.requireNone(
                sources.uses(id),
                Actor.of(caller)::worksIn,
                "The source is in use. Remove it first from the citations and quotes listed in 'uses', and publish the"
                        + " articles of editions anew.");
        source.delete();
    }

    /** Who may not see a confidential source may not write over it either: they would put back what was withheld. */
    private DeskSourceView change(Source source, SourceInput input, Actor actor) {
        if (source.isWithheldFrom(actor)) {
            throw Refusal.forbidden("Only editors change a confidential source. Ask one of them.");
        }
        var hides = input.confidential() && !source.confidential;
        if (source.confidential && !input.confidential()) {
            // Articles go first, as in a publication, which then looks at its sources.
            madeOpen.fire(new SourceMadeOpen(source.id));
        }
        input.applyTo(source);
        if (hides) {
            madeConfidential.fire(new SourceMadeConfidential(source.id, actor));
        }
        return save(source, actor);
    }

    private static DeskSourceView save(Source source, Actor actor) {
        source.persistAndFlush();
        return DeskSourceView.of(source, actor);
    }
}
