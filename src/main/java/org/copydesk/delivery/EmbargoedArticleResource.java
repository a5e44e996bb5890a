package org.copydesk.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Role;
import org.copydesk.auth.Roles;
import org.copydesk.database.WrittenJson;
import org.copydesk.edition.LiveEditions;
import org.copydesk.edition.PublishedDetails;
import org.copydesk.edition.PublishedSummary;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What partners prepare with before readers see it. It has addresses of its own, so that no answer to readers depends on
 * a token and none of these is ever kept by a cache.
 */
@Path("/embargoed/articles")
@Tag(name = "Delivery: embargoed")
@RolesAllowed({Roles.PARTNER, Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class EmbargoedArticleResource {

    @Inject
    LiveEditions editions;

    /** @param embargoUntil nothing of it may be published before */
    @Schema(allOf = PublishedSummary.class)
    record EmbargoedSummary(@JsonUnwrapped WrittenJson<PublishedSummary> summary, Instant embargoUntil) {}

    /** @param embargoUntil nothing of it may be published before */
    @Schema(allOf = {PublishedSummary.class, PublishedDetails.class})
    record EmbargoedArticle(@JsonUnwrapped ArticleView article, Instant embargoUntil) {}

    @GET
    @Operation(
            operationId = "listEmbargoedArticles",
            summary = "List what waits for the end of its embargo, soonest first")
    public Listing<EmbargoedSummary> list(@BeanParam PageRequest page, @Context SecurityContext caller) {
        requireScope(caller);
        var actor = Actor.of(caller);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.BEGINNING_OF_TIME, Cursor.LOWEST_ID),
                        at -> editions.embargoed(at.time(0), at.id(1), actor.worksEverywhere(), actor.sectionIds()),
                        row -> Cursor.of(row.embargoUntil(), row.articleId()))
                .map(row -> new EmbargoedSummary(row.summary(), row.embargoUntil()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getEmbargoedArticle", summary = "Read an article that waits for the end of its embargo")
    public EmbargoedArticle get(
            UUID id,
            @QueryParam("format")
                    @DefaultValue("html")
                    @Parameter(description = "The form of the body, as for readers: `format=text`.")
                    ArticleBody.Format format,
            @Context SecurityContext caller) {
        requireScope(caller);
        var edition = editions.embargoedEdition(id)
                .orElseThrow(() -> Refusal.notFound("No article with the id '%s' is under embargo.", id));
        return new EmbargoedArticle(ArticleView.preview(edition, format), edition.visibleFrom());
    }

    private static void requireScope(SecurityContext caller) {
        var actor = Actor.of(caller);
        if (actor.role() == Role.PARTNER && !actor.seesEmbargoed()) {
            throw Refusal.forbidden("The token has no scope 'embargo'. Ask an administrator for one that has it.");
        }
    }
}
