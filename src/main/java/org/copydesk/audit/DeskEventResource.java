package org.copydesk.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/desk/events")
@Tag(name = "Desk: events")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskEventResource {

    @Inject
    AuditEvents events;

    record Filter(
            @QueryParam("article")
            @Parameter(description = "Only changes of the article with this id and its records.")
            @Nullable
            UUID article,

            @QueryParam("record") @Parameter(description = "Only changes of the record with this id.") @Nullable
            UUID record,

            @QueryParam("kind") @Parameter(description = "Only changes of records of this kind, as article.") @Nullable
            String kind,

            @QueryParam("actor") @Parameter(description = "Only changes made by the token of this name.") @Nullable
            String actor,

            @QueryParam("action") @Parameter(description = "Only changes of this sort.")
            AuditEvent.@Nullable Action action,

            @QueryParam("at[gte]") @Parameter(description = "Only changes at this instant or later.") @Nullable
            Instant from,

            @QueryParam("at[lt]") @Parameter(description = "Only changes before this instant.") @Nullable
            Instant to) {}

    @GET
    @Operation(operationId = "listEvents", summary = "List who changed what, when and from where, newest first")
    public Listing<AuditEventView> list(
            @BeanParam Filter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var actor = Actor.of(caller);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.HIGHEST_ID),
                        at -> events.newest(
                                at.id(0),
                                filter.article(),
                                filter.record(),
                                filter.kind(),
                                filter.actor(),
                                filter.action(),
                                Objects.requireNonNullElse(filter.from(), Cursor.BEGINNING_OF_TIME),
                                Objects.requireNonNullElse(filter.to(), Cursor.END_OF_TIME),
                                actor.worksEverywhere(),
                                actor.sectionIds()),
                        event -> Cursor.of(event.id))
                .map(AuditEventView::of);
    }
}
