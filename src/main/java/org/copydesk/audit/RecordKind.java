package org.copydesk.audit;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.copydesk.http.CamelCase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose changes are on record, each with the fields left out because they are derived, kept elsewhere, or secret. */
@Schema(name = "AuditedKind")
public enum RecordKind {
    // The body is in the history, under the number of the revision.
    ARTICLE("body", "html", "text", "blocks", "wordCount", "readingMinutes", "edits", "unseen", "editedBy"),
    EDITION(
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
            "edits"),
    CITATION,
    QUOTE("segments"),
    SOURCE,
    PERSON,
    SECTION,
    TAG,
    COMMENT("emailSha256", "path", "decisions"),
    CORRECTION,
    REVIEW_NOTE,
    STORY_IMPORT("total", "done", "worker", "workedAt"),
    PREVIEW("sha256", "tokenId"),
    API_TOKEN("sha256");

    /** What belongs to no article and yet is shown to a token that is limited to sections. */
    static final Set<RecordKind> OF_ALL_SECTIONS = EnumSet.of(SOURCE, PERSON, SECTION, TAG);

    private static final Map<String, RecordKind> WRITTEN =
            Arrays.stream(values()).collect(toMap(kind -> kind.written, Function.identity()));

    private final Set<String> leftOut;

    /** As it stands in the database and everywhere outside: {@code reviewNote}. */
    final String written = CamelCase.of(name());

    RecordKind(String... leftOut) {
        this.leftOut = Set.of(leftOut);
    }

    /** None where changes of such records are not on record. */
    static @Nullable RecordKind of(Class<?> record) {
        var name = record.getSimpleName();
        return WRITTEN.get(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    boolean leavesOut(String field) {
        return leftOut.contains(field);
    }

    @Converter(autoApply = true)
    static class Column implements AttributeConverter<RecordKind, String> {

        @Override
        public String convertToDatabaseColumn(RecordKind kind) {
            return kind.written;
        }

        @Override
        public RecordKind convertToEntityAttribute(String written) {
            return Objects.requireNonNull(WRITTEN.get(written));
        }
    }
}
