package org.copydesk.article;

import static org.copydesk.Newsroom.DESK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.Waiting;
import org.copydesk.http.CamelCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code actions} tells is what the API does. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ActionsTest {

    private static final String ARTICLE = DESK + "/articles/{id}";
    private static final String PUBLICATION = ARTICLE + "/publication";
    private static final Map<String, String> IN_A_DAY = Map.of("visibleFrom", inDays(1));
    private static final Map<String, String> EMBARGO = Map.of("embargoUntil", inDays(1));

    private static final Map<String, BiFunction<RequestSpecification, String, Response>> ACTIONS =
            new TreeMap<>(Map.ofEntries(
                    Map.entry(
                            "edit",
                            (as, id) -> as.body(Map.of("edNote", "Call him.")).patch(ARTICLE, id)),
                    Map.entry("submitForReview", (as, id) -> as.put(ARTICLE + "/review", id)),
                    Map.entry("approve", (as, id) -> as.put(ARTICLE + "/approval", id)),
                    Map.entry(
                            "requestChanges",
                            (as, id) -> as.body(Map.of("note", "Why?")).put(ARTICLE + "/changes-request", id)),
                    Map.entry("publish", (as, id) -> as.put(PUBLICATION, id)),
                    Map.entry(
                            "reschedule",
                            (as, id) ->
                                    as.body(Map.of("visibleFrom", inDays(2))).put(ARTICLE + "/schedule", id)),
                    Map.entry("unpublish", (as, id) -> as.delete(PUBLICATION, id)),
                    Map.entry(
                            "correct",
                            (as, id) -> as.body(Map.of("kind", "update", "publicText", "More of it."))
                                    .post(ARTICLE + "/corrections", id)),
                    Map.entry(
                            "retract",
                            (as, id) -> as.body(Map.of("publicText", "No.")).put(ARTICLE + "/retraction", id)),
                    Map.entry("liftRetraction", (as, id) -> as.delete(ARTICLE + "/retraction", id)),
                    Map.entry("trash", (as, id) -> as.delete(ARTICLE, id)),
                    Map.entry("restore", (as, id) -> as.put(ARTICLE + "/restoration", id))));

    /** What has been done to a draft. */
    enum Story {
        DRAFT,
        IN_REVIEW("submitForReview"),
        APPROVED("submitForReview", "approve"),
        STALE("misquote"),
        SCHEDULED("schedule"),
        EMBARGOED("embargo", "publish"),
        LIVE("publish"),
        LIVE_WITH_NEWER_DRAFT("publish", "edit"),
        LIVE_AND_PLANNED("publish", "edit", "schedule"),
        LIVE_UNDER_EMBARGO("publish", "embargo"),
        LIVE_AND_STALE("publish", "misquote"),
        EXPIRED("publishBriefly"),
        WITHDRAWN("publish", "unpublish"),
        WITHDRAWN_AND_PLANNED("publish", "unpublish", "schedule"),
        TRASHED("trash"),
        TRASHED_WHEN_LIVE("publish", "trash"),
        RETRACTED("publish", "retract"),
        RETRACTED_WHEN_WITHDRAWN("publish", "unpublish", "retract"),
        RETRACTED_AND_TRASHED("publish", "retract", "trash"),
        RETRACTION_LIFTED("publish", "retract", "liftRetraction");

        private final List<String> steps;

        Story(String... steps) {
            this.steps = List.of(steps);
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void every_action_is_tried() {
        assertEquals(
                Arrays.stream(ArticleAction.values())
                        .map(action -> CamelCase.of(action.name()))
                        .collect(Collectors.toSet()),
                ACTIONS.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_open_works_and_nothing_else(Story story) throws Exception {
        var untouched = write(story);
        settle(story, untouched);
        var open = open(untouched);
        // All are written before the first is waited for.
        var written = new LinkedHashMap<String, String>();
        for (var action : ACTIONS.keySet()) {
            written.put(action, open.contains(action) ? write(story) : untouched);
        }
        var works = new LinkedHashMap<String, Boolean>();
        for (var action : ACTIONS.keySet()) {
            var id = Objects.requireNonNull(written.get(action));
            settle(story, id);
            var answer = call(action, id);
            if (answer.statusCode() >= 300) {
                assertEquals(409, answer.statusCode(), answer::asString);
            }
            works.put(action, answer.statusCode() < 300);
        }
        var told = ACTIONS.keySet().stream().collect(Collectors.toMap(action -> action, open::contains));
        assertEquals(told, works);
    }

    private Set<String> open(String id) {
        return Set.copyOf(newsroom.editor()
                .get(ARTICLE, id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("actions"));
    }

    private Response call(String action, String id) {
        return Objects.requireNonNull(ACTIONS.get(action))
                .apply(newsroom.editor().header("If-Match", "*"), id);
    }

    private String write(Story story) {
        var id = newsroom.draft("They said “not yet” and left.");
        for (var step : story.steps) {
            var answer = take(step, id);
            assertEquals(2, answer.statusCode() / 100, answer::asString);
        }
        return id;
    }

    private void settle(Story story, String id) throws Exception {
        if (story == Story.EXPIRED) {
            Waiting.until(() -> newsroom.editor()
                    .get(ARTICLE, id)
                    .path("publication.liveState")
                    .equals("expired"));
        }
    }

    private Response take(String step, String id) {
        var as = newsroom.editor().header("If-Match", "*");
        return switch (step) {
            case "misquote" -> {
                newsroom.quote(id, "not yet");
                yield as.body(Map.of("body", "They left.")).patch(ARTICLE, id);
            }
            case "embargo" -> as.body(EMBARGO).patch(ARTICLE, id);
            case "schedule" -> as.body(IN_A_DAY).put(PUBLICATION, id);
            case "publishBriefly" ->
                as.body(Map.of("visibleTo", Instant.now().plusMillis(1500).toString()))
                        .put(PUBLICATION, id);
            default -> call(step, id);
        };
    }

    private static String inDays(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS).toString();
    }
}
