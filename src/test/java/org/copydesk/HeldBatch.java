package org.copydesk;

import static org.copydesk.Newsroom.DESK;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A batch that stops in its midst, for less than the time that a write waits for a lock, until it is let go. */
public final class HeldBatch implements AutoCloseable {

    private final Connection holder;
    private final CompletableFuture<ValidatableResponse> answer;

    private HeldBatch(Newsroom newsroom, DataSource database, List<Map<String, ?>> before, List<Map<String, ?>> after)
            throws Exception {
        var person = newsroom.create("/persons", Map.of("kind", "person", "name", "Whoever holds it up"));
        var waiting = operation("PATCH", "/persons/" + person, Map.of("jobTitle", "Holder"));
        var operations =
                Stream.of(before, List.of(waiting), after).flatMap(List::stream).toList();
        holder = database.getConnection();
        holder.setAutoCommit(false);
        try (var statement = holder.createStatement()) {
            statement.execute("select from person where id = '" + person + "' for update");
        }
        answer = CompletableFuture.supplyAsync(() -> newsroom.editor()
                .body(Map.of("operations", operations))
                .post(DESK + "/batch")
                .then());
        Waiting.untilBlocked(database, 1);
    }

    public static HeldBatch before(Map<String, ?> operation, Newsroom newsroom, DataSource database) throws Exception {
        return new HeldBatch(newsroom, database, List.of(), List.of(operation));
    }

    public static HeldBatch after(Map<String, ?> operation, Newsroom newsroom, DataSource database) throws Exception {
        return new HeldBatch(newsroom, database, List.of(operation), List.of());
    }

    public static HeldBatch between(Map<String, ?> first, Map<String, ?> second, Newsroom newsroom, DataSource database)
            throws Exception {
        return new HeldBatch(newsroom, database, List.of(first), List.of(second));
    }

    /** One that takes any version. */
    public static Map<String, Object> operation(String method, String path, Map<String, ?> body) {
        return Map.of("method", method, "path", DESK + path, "headers", Map.of("If-Match", "*"), "body", body);
    }

    public static Map<String, Object> operation(String method, String path) {
        return Map.of("method", method, "path", DESK + path, "headers", Map.of("If-Match", "*"));
    }

    public ValidatableResponse letGo() throws Exception {
        holder.commit();
        return answer.get();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
