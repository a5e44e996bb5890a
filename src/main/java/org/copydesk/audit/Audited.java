package org.copydesk.audit;

import java.util.Map;
import java.util.Set;

/** Which records are audited, and which of their fields are never written down. */
final class Audited {

    /** Counters and times that follow from the change itself. */
    private static final Set<String> BOOKKEEPING =
            Set.of("version", "createdAt", "createdBy", "updatedAt", "updatedBy");

    /** By kind of record: fields left out because they are derived, kept elsewhere, or secret. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.ofEntries(
            // The body is in the history, under the number of the revision.
            Map.entry("Article", Set.of("body", "html", "text", "blocks", "wordCount", "readingMinutes", "edits")),
            Map.entry(
                    "Edition",
                    Set.of(
                            "html",
                            "text",
                            "blocks",
                            "summary",
                            "details",
                            "quotes",
                            "citations",
                            "corrections",
                            "personIds",
                            "sourceIds",
                            "edits")),
            Map.entry("Citation", Set.of()),
            Map.entry("Quote", Set.of("segments")),
            Map.entry("Source", Set.of()),
            Map.entry("Person", Set.of()),
            Map.entry("Section", Set.of()),
            Map.entry("Tag", Set.of()),
            Map.entry("Comment", Set.of("emailSha256", "path", "decisions")),
            Map.entry("Correction", Set.of()),
            Map.entry("ReviewNote", Set.of()),
            Map.entry("StoryImport", Set.of("total", "done", "worker", "workedAt")),
            Map.entry("Preview", Set.of("sha256")),
            Map.entry("ApiToken", Set.of("sha256")));

    /** A use of a token is not a change that somebody made. */
    private static final Set<String> NO_CHANGE = Set.of("lastUsedAt");

    private Audited() {}

    static boolean is(Class<?> record) {
        return LEFT_OUT.containsKey(record.getSimpleName());
    }

    static boolean writesDown(Class<?> record, String field) {
        return !BOOKKEEPING.contains(field)
                && !NO_CHANGE.contains(field)
                && !LEFT_OUT.getOrDefault(record.getSimpleName(), Set.of()).contains(field);
    }
}
