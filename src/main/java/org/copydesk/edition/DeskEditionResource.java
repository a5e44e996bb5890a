package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.copydesk.article.Articles;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/articles/{id}/editions")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskEditionResource {

    @Inject
    Articles articles;

    @Inject
    Editions editions;

    @GET
    @Operation(operationId = "listEditions", summary = "List the editions of an article: past, live and planned")
    public Listing<EditionView> editions(UUID id, @BeanParam PageRequest page) {
        var article = articles.requireKnown(id);
        return Listing.of(
                page,
                Cursor.of(Cursor.END_OF_TIME),
                at -> editions.newest(article, at.time(0)),
                edition -> Cursor.of(edition.visibleFrom()));
    }
}
