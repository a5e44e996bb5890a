package org.copydesk.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.database.LongTable;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/events")
@Tag(name = "Desk: events")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR})
class DeskEventResource {

    @Inject
    AuditEvents events;

    @GET
    @Operation(operationId = "listEvents", summary = "List who changed what, when and from where, newest first")
    public Listing<AuditEventView> list(
            @BeanParam DeskEventFilter filter, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var actor = Actor.of(caller);
        var found = new LongTable<>("event", AuditEvent_.id)
                .list(
                        events.session(),
                        page,
                        Cursor.of(Cursor.HIGHEST_ID),
                        filter.wanted(actor),
                        (at, wanted) -> events.newest(at.id(0), wanted),
                        event -> Cursor.of(event.id));
        return events.shown(found, actor);
    }
}
