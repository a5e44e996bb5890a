package org.copydesk.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The one shape of every error answer, with all that a refusal may say beyond what RFC 9457 has names for. */
class ProblemSchema {

    static final String NAME = "Problem";

    /** What each kind of problem is; a test holds them to what refusals say. */
    private static final List<String> TYPES = List.of(
            "about:blank",
            "urn:copydesk:problem:validation",
            "urn:copydesk:problem:malformed-json",
            "urn:copydesk:problem:no-role",
            "urn:copydesk:problem:section-limit",
            "urn:copydesk:problem:retracted",
            "urn:copydesk:problem:stale-version",
            "urn:copydesk:problem:version-required",
            "urn:copydesk:problem:idempotency-key-busy",
            "urn:copydesk:problem:idempotency-key-reused",
            "urn:copydesk:problem:batch-refused");

    private ProblemSchema() {}

    static Schema create() {
        return object().description("What went wrong, and what to do next (RFC 9457).")
                .addProperty("type", type())
                .addProperty("title", text("The status in words."))
                .addProperty("status", integer("The status."))
                .addProperty("detail", text("What to do next."))
                .addProperty("instance", text("The address that was called."))
                .addProperty("errors", listOf(error()).description("Each bad field or parameter."))
                .addProperty("currentVersion", integer("412: the version to read before the next try."))
                .addProperty("updatedBy", text("412 of an article: who made the current version."))
                .addProperty("updatedAt", ref("Instant").description("412 of an article: when it was made."))
                .addProperty("sections", listOf(text("A slug.")).description("403: the only ones the token works in."))
                .addProperty("headline", text("410: of the article when readers saw it last."))
                .addProperty("retractedAt", ref("Instant").description("410: when the article was retracted."))
                .addProperty("reason", text("410: what readers were told."))
                .addProperty(
                        "uses",
                        listOf(use()).description("409: what still uses the record, as far as the token reaches."))
                .addProperty("staleQuotes", listOf(ref("StaleQuote")).description("409: what to decide on first."))
                .addProperty(
                        "articles",
                        listOf(ref("ProposedQuoteCorrection")).description("409: what must be put right by hand."))
                .addProperty("occurrences", listOf(occurrence()).description("422: where the words stand in the text."))
                .addProperty("nearest", nearest())
                .addProperty("line", integer("400: where the JSON breaks, counted from 1."))
                .addProperty("column", integer("400: where in that line."))
                .addProperty("operation", integer("Which operation of a batch was refused, counted from 0."))
                .addProperty("problem", ref(NAME).description("What it would have been answered alone."))
                .addProperty("incident", ref("UUID").description("500: the number under which our log tells more."))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema type() {
        var known = OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.copyOf(TYPES));
        return OASFactory.createSchema()
                .description("The kind of problem, for programs. There will be others than those that are listed.")
                .anyOf(List.of(known, OASFactory.createSchema().addType(SchemaType.STRING)));
    }

    private static Schema error() {
        return object().addProperty("pointer", text("Where in the body, as a JSON pointer (RFC 6901)."))
                .addProperty("parameter", text("Which parameter of the path, the query or the headers."))
                .addProperty("detail", text("What is wrong with it."))
                .required(List.of("detail"));
    }

    private static Schema use() {
        return object().addProperty("kind", text("The kind of the record, such as `quote`."))
                .addProperty("id", ref("UUID"))
                .addProperty("article", ref("UUID"))
                .required(List.of("kind", "id", "article"));
    }

    private static Schema occurrence() {
        return object().addProperty("prefix", text("The words before."))
                .addProperty("suffix", text("The words behind."))
                .addProperty("start", integer("In code points."))
                .addProperty("end", integer("In code points, exclusive."))
                .required(List.of("prefix", "suffix", "start", "end"));
    }

    private static Schema nearest() {
        return object().description("422: the words of the text that are most like those that it does not hold.")
                .addProperty("exact", text("The words."))
                .addProperty("start", integer("In code points."))
                .addProperty("end", integer("In code points, exclusive."))
                .addProperty(
                        "similarity",
                        OASFactory.createSchema().addType(SchemaType.NUMBER).description("1 where they are the same."))
                .required(List.of("exact", "start", "end", "similarity"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema listOf(Schema item) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(item);
    }

    private static Schema ref(String schema) {
        return OASFactory.createSchema().ref(schema);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema integer(String description) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).description(description);
    }
}
