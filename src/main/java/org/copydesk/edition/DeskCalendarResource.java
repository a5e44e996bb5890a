package org.copydesk.edition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Roles;
import org.copydesk.http.Cursor;
import org.copydesk.http.Listing;
import org.copydesk.http.PageRequest;
import org.copydesk.http.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/desk/calendar")
@Tag(name = "Desk: articles")
@RolesAllowed({Roles.ADMIN, Roles.EDITOR, Roles.WRITER, Roles.MODERATOR})
class DeskCalendarResource {

    private static final Duration LONGEST_CALENDAR = Duration.ofDays(366);

    @Inject
    Editions editions;

    record CalendarView(
            CalendarEntry.What what,
            Instant at,
            UUID article,
            String slug,
            String headline,
            String section,

            @Schema(
                    description =
                            "Was the article changed since this was planned? What readers are going to see then is older;"
                                    + " schedule the article again to bring them the change.")
            boolean newerDraft) {

        static CalendarView of(CalendarEntry entry) {
            return new CalendarView(
                    entry.what, entry.at, entry.articleId, entry.slug, entry.headline, entry.section, entry.newerDraft);
        }
    }

    @GET
    @Operation(
            operationId = "getCalendar",
            summary = "List what appears, changes and ends for readers between two instants, in order")
    public Listing<CalendarView> calendar(
            @QueryParam("from") @NotNull @Parameter(description = "The first instant.") Instant from,
            @QueryParam("to")
                    @NotNull
                    @Parameter(description = "The instant after the last; at most 366 days after from.")
                    Instant to,
            @BeanParam PageRequest page,
            @Context SecurityContext caller) {
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST_CALENDAR) > 0) {
            throw Refusal.invalid().parameter("to", "must be later than from, by 366 days at most");
        }
        var reached = Actor.of(caller).reach(CalendarEntry_.articleId);
        return Listing.of(
                        page,
                        Cursor.of(Cursor.BEGINNING_OF_TIME, Cursor.LOWEST_ID),
                        after -> editions.calendar(from, to, after.time(0), after.id(1), reached),
                        entry -> Cursor.of(entry.at, entry.articleId))
                .map(CalendarView::of);
    }
}
