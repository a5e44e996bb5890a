package org.copydesk.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.copydesk.audit.AuditEventView;
import org.copydesk.audit.AuditEvents;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/articles/{id}/events")
@Tag(name = "Desk: events")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER})
class DeskArticleEventResource {

    @Inject
    Articles articles;

    @Inject
    AuditEvents events;

    @GET
    @Operation(operationId = "listEventsOfArticle", summary = "List who changed an article and what belongs to it")
    public Listing<AuditEventView> list(UUID id, @BeanParam PageRequest page, @Context SecurityContext caller) {
        var article = articles.requireKnown(id);
        var found = Listing.of(
                page,
                Cursor.of(Cursor.HIGHEST_ID),
                at -> events.newestOf(article, at.id(0)),
                event -> Cursor.of(event.id));
        return events.shown(found, Actor.of(caller));
    }
}
