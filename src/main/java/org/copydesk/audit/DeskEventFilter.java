package org.copydesk.audit;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.auth.Actor;
import org.copydesk.database.Restrictions;
import org.copydesk.http.Several;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

/** Which changes a list shows. */
record DeskEventFilter(
        @QueryParam("article")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only changes of these articles and their records:"
                        + " `article=0197a000-0005-7000-8000-000000000012`.")
        List<UUID> article,

        @QueryParam("record")
        @Separator(Several.COMMA)
        @Parameter(
                description = "Only changes of the records with these ids:"
                        + " `record=0197a000-0004-7000-8000-000000000001`.")
        List<UUID> record,

        @QueryParam("kind")
        @Separator(Several.COMMA)
        @Parameter(description = "Only changes of records of these kinds: `kind=quote,correction`.")
        List<RecordKind> kind,

        @QueryParam("actor")
        @Separator(Several.COMMA)
        @Parameter(description = "Only changes made by the tokens of these names: `actor=Sample editor`.")
        List<String> actor,

        @QueryParam("action")
        @Separator(Several.COMMA)
        @Parameter(description = "Only changes of these sorts: `action=created,deleted`.")
        List<AuditEvent.Action> action,

        @QueryParam("at[gte]")
        @Parameter(description = "Only changes at this instant or later: `at[gte]=2026-11-01T00:00:00Z`.")
        @Nullable
        Instant from,

        @QueryParam("at[lt]")
        @Parameter(description = "Only changes before this instant: `at[lt]=2026-12-01T00:00:00Z`.")
        @Nullable
        Instant before) {

    Restriction<AuditEvent> wanted(Actor caller) {
        var event = Path.from(AuditEvent.class);
        return Restriction.all(
                caller.worksEverywhere()
                        ? Restriction.unrestricted()
                        : Restriction.any(
                                event.to(AuditEvent_.kind).in(List.copyOf(RecordKind.OF_ALL_SECTIONS)),
                                caller.reach(AuditEvent_.articleId)),
                Restrictions.anyOf(event.to(AuditEvent_.articleId), article),
                Restrictions.anyOf(event.to(AuditEvent_.recordId), record),
                Restrictions.anyOf(event.to(AuditEvent_.kind), kind),
                Restrictions.anyOf(event.to(AuditEvent_.actor), actor),
                Restrictions.anyOf(event.to(AuditEvent_.action), action),
                Restrictions.between(event.to(AuditEvent_.at), from, before));
    }
}
