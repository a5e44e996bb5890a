package org.copydesk.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list to show: take it as {@code @BeanParam}. */
public record PageRequest(
        @QueryParam("limit")
        @Min(1)
        @Max(PageRequest.MAX_LIMIT)
        @Parameter(description = "How many to show, 1 to 100; left out, 20: `limit=50`.")
        @Nullable
        Integer limitGiven,

        @QueryParam("cursor")
        @Parameter(
                description = "The nextCursor of the page before, as `cursor=u7eb-NqP…`; leave it out to start.",
                schema = @Schema(type = SchemaType.STRING))
        @Nullable
        Cursor cursor,

        @QueryParam("page")
        @Min(1)
        @Parameter(description = "The number of a page within the first 10,000 rows, instead of a cursor: `page=3`.")
        @Nullable
        Integer page,

        @QueryParam("count")
        @DefaultValue("false")
        @Parameter(
                description =
                        "Whether to count all, as `meta.total`: `count=true`. Beyond 10,000 it may be an estimate, which"
                                + " `meta.totalIsEstimate` says.")
        boolean count) {

    static final int MAX_LIMIT = 100;
    static final int DEFAULT_LIMIT = 20;
    private static final int MAX_OFFSET = 10_000;

    /** The annotations tell the contract; the check here holds in a resource that forgets {@code @Valid}, too. */
    public PageRequest {
        var refusal = Refusal.invalid();
        var limit = Objects.requireNonNullElse(limitGiven, DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            refusal.parameter("limit", "must be between 1 and %d", MAX_LIMIT);
        } else if (page != null && page < 1) {
            refusal.parameter("page", "must be 1 or more");
        } else if (page != null && !isNumbered(page, limit)) {
            refusal.parameter("page", "must stay within the first %d rows; to go on, follow nextCursor", MAX_OFFSET);
        }
        if (page != null && cursor != null) {
            refusal.parameter("cursor", "must not be given together with page");
        }
        if (!refusal.errors().isEmpty()) {
            throw refusal;
        }
    }

    /** The same of a list of what is named by its ids, which are not many: without a limit all of it is one page. */
    public PageRequest of(List<UUID> ids) {
        return ids.isEmpty() ? this : orOf(ids.size());
    }

    /** The same with pages of this size where the request names none. */
    public PageRequest orOf(int size) {
        return limitGiven != null ? this : new PageRequest(size, cursor, page, count);
    }

    public int limit() {
        return Objects.requireNonNullElse(limitGiven, DEFAULT_LIMIT);
    }

    /** Far down a list one page follows another only by cursor: rows that are skipped are read all the same. */
    static boolean isNumbered(int page, int limit) {
        return (page - 1L) * limit < MAX_OFFSET;
    }

    public boolean isFirst() {
        return cursor == null && (page == null || page == 1);
    }

    /** Where this page begins: behind the cursor, or behind {@code first}, which sorts before every row. */
    public Cursor after(Cursor first) {
        return cursor == null ? first : cursor;
    }

    /** How many rows to ask the database for: one more than is shown tells whether there is a next page. */
    public int rows() {
        return limit() + 1;
    }

    /** How many rows to skip, for those who number pages. */
    public int offset() {
        return page == null ? 0 : (page - 1) * limit();
    }
}
