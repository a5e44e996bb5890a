package org.copydesk.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.Ids;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.copydesk.http.Several;
import org.copydesk.idempotency.Idempotent;
import org.copydesk.imports.ImportView.Progress;
import org.copydesk.imports.ImportWork.Due;
import org.copydesk.server.Uploads;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Path("/desk/imports")
@Tag(name = "Desk: imports")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskImportResource {

    private static final String MARKDOWN = "text/markdown";
    private static final String RSS = "application/rss+xml";
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(500);

    @Inject
    Imports imports;

    @Inject
    Intake intake;

    @Inject
    Drafting drafting;

    @Inject
    KeptBytes bytes;

    @Inject
    ImportWork work;

    @Inject
    CurrentVertxRequest request;

    @Inject
    CurrentIdentityAssociation identity;

    @Inject
    Event<Due> due;

    @GET
    @Operation(operationId = "listImports", summary = "List imports, newest first")
    public Listing<ImportView> list(
            @QueryParam("state")
                    @Separator(Several.COMMA)
                    @Parameter(description = "Only imports in these states: `state=proposed,accepted`.")
                    List<StoryImport.State> state,
            @BeanParam PageRequest page) {
        var found = Listing.of(
                page,
                Cursor.FROM_THE_NEWEST,
                at -> imports.newest(at.time(0), at.id(1), Several.orAll(state, StoryImport.State.class)),
                story -> Cursor.of(story.createdAt, story.id));
        var files = imports
                .filesOfAll(found.data().stream().map(story -> story.id).toList())
                .stream()
                .collect(Collectors.groupingBy(file -> file.importId));
        return found.map(story -> ImportView.of(story, files.getOrDefault(story.id, List.of()), null));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "Read what an import proposes, and how far the work on it is")
    public ImportView get(UUID id) {
        return view(imports.require(id));
    }

    @POST
    @Transactional
    @Idempotent
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes({
        MediaType.TEXT_PLAIN,
        MediaType.TEXT_HTML,
        MARKDOWN,
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        RSS,
        MediaType.MULTIPART_FORM_DATA
    })
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @RequestBody(
            description = "A raw story, an export of WordPress, or several of them as files of a form.",
            required = true,
            content = {
                @Content(schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        properties =
                                                @SchemaProperty(
                                                        name = "files",
                                                        type = SchemaType.ARRAY,
                                                        implementation = InputStream.class)))
            })
    @Operation(
            operationId = "createImport",
            summary = "Bring in raw stories; nothing is made of them until they are accepted")
    public ImportView create() {
        return view(intake.take(Ids.next(), Uploads.of(request.getCurrent())));
    }

    @PUT
    @Path("{id}")
    @Transactional
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML, MARKDOWN, MediaType.APPLICATION_XML, MediaType.TEXT_XML, RSS})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @RequestBody(
            description = "A raw story, or an export of WordPress.",
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    @Operation(operationId = "putImport", summary = "Bring in a raw story under an id of your own, once")
    public ImportView put(UUID id) {
        if (imports.byId(id).isPresent()) {
            throw Refusal.conflict("There is an import with this id already; what came in is never replaced.");
        }
        return view(intake.take(id, Uploads.of(request.getCurrent())));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(operationId = "discardImport", summary = "Discard an import of which nothing was made")
    public void discard(UUID id) {
        var story = imports.require(id);
        story.requireAtRest();
        if (imports.made(id)) {
            throw Refusal.conflict(
                    "Articles were made of this import; it stays, because it tells where they come from.");
        }
        story.delete();
    }

    @GET
    @Path("{id}/raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(operationId = "getImportedBytes", summary = "Get the bytes of an import back as they came")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<InputStream> raw(
            UUID id,
            @QueryParam("file")
                    @DefaultValue("1")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Which of several files, counted from 1: `file=2`.")
                    int file) {
        imports.require(id);
        var files = imports.files(id);
        if (file > files.size()) {
            throw Refusal.notFound("The import has %d files, counted from 1.", files.size());
        }
        return RestResponse.ResponseBuilder.ok(bytes.open(files.get(file - 1).id))
                // A page that somebody sent must never run as one of ours.
                .header("Content-Disposition", "attachment; filename=\"import-%s-%d\"".formatted(id, file))
                .header("Content-Length", files.get(file - 1).bytes)
                .build();
    }

    @GET
    @Path("{id}/stories")
    @Operation(operationId = "listImportedStories", summary = "List the stories of an import")
    public Listing<StorySummary> stories(
            UUID id,
            @QueryParam("state")
                    @Separator(Several.COMMA)
                    @Parameter(description = "Only stories in these states: `state=proposed,unreadable`.")
                    List<ImportedStory.Stage> state,
            @BeanParam PageRequest page) {
        imports.require(id);
        return Listing.of(
                page,
                Cursor.of(0),
                at -> imports.stories(id, (int) at.number(0), Several.orAll(state, ImportedStory.Stage.class)),
                story -> Cursor.of(story.story()));
    }

    @GET
    @Path("{id}/stories/{story}")
    @Operation(operationId = "getImportedStory", summary = "Read what would be made of one story of an import")
    public StoryView story(UUID id, @Parameter(description = "Its place in the import, counted from 1.") int story) {
        return view(imports.requireStory(imports.require(id).id, story));
    }

    @PUT
    @Path("{id}/acceptance")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR})
    @Operation(
            operationId = "acceptImport",
            summary = "Make drafts of the stories; of one story at once, of several while you watch the progress")
    public ImportView accept(UUID id, @Valid @Nullable AcceptanceInput input, @Context SecurityContext caller) {
        var from = imports.require(id);
        from.requireAtRest();
        var acceptance = input == null ? AcceptanceInput.AS_PROPOSED : input;
        var editor = Actor.of(caller);
        var stories = acceptance.storiesOf(imports.proposed(id));
        from.accept(acceptance, stories.size(), editor.name());
        if (stories.size() == 1) {
            drafting.accept(imports.requireStory(id, stories.get(0)), acceptance, editor);
            from.rest(imports.count(id, ImportedStory.Stage.PROPOSED), imports.count(id, ImportedStory.Stage.ACCEPTED));
        } else {
            imports.queue(id);
            due.fire(new Due(id, identity.getIdentity()));
        }
        from.persistAndFlush();
        return view(from);
    }

    @PUT
    @Path("{id}/replay")
    @Transactional
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
    @Operation(
            operationId = "replayImport",
            summary = "Read the kept bytes again with the present parser; each story shows what it changed")
    public ImportView replay(UUID id) {
        var from = imports.require(id);
        intake.readAgain(from);
        return view(from);
    }

    @GET
    @Path("{id}/progress")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "followImport", summary = "Follow the work on an import as server-sent events")
    public Multi<Progress> progress(UUID id) {
        imports.require(id);
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> QuarkusTransaction.requiringNew().call(() -> Progress.of(imports.require(id))))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(BETWEEN_EVENTS)
                .whilst(progress -> !work.isToStop()
                        && (progress.state() == StoryImport.State.READING
                                || progress.state() == StoryImport.State.ACCEPTING));
    }

    private ImportView view(StoryImport story) {
        var only = story.stories == 1 ? imports.at(story.id, 1).orElse(null) : null;
        return ImportView.of(story, imports.files(story.id), only == null ? null : view(only));
    }

    private StoryView view(ImportedStory story) {
        return StoryView.of(story, story.proposal == null ? List.of() : drafting.names(story.proposal));
    }
}
