package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copydesk.database.Ids;
import org.copydesk.postgres.EmbeddedPostgreSql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Editions come, change and go by the clock alone: two nodes of the production build on one database, of which one is
 * killed and started again in the middle, never show one outside its time and never miss one. With
 * {@code -Dcopydesk.test.editions=1000 -Dcopydesk.test.seconds=60} it is run as long as it takes to be sure.
 */
class ScheduledEditionsIT {

    private static final int EDITIONS = Integer.getInteger("copydesk.test.editions", 200);
    private static final int LEAST_SECONDS = Integer.getInteger("copydesk.test.seconds", 20);
    /** Those that are live from the beginning, change at one instant and end at another. */
    private static final int CHANGING = 30;

    private static final int AT_ONCE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(20261125);

    private EmbeddedPostgreSql database;
    private Node steady;
    private Node killed;
    /** When the first of them may come. */
    private Instant begin = Instant.EPOCH;

    private int seconds;

    /** What readers are to see of one article, and when. */
    private record Story(
            UUID id,
            boolean changing,
            Instant from,
            @Nullable Instant changes,
            Instant to) {

        boolean turnsNow() {
            var now = Instant.now();
            return Stream.of(changes == null ? from : changes, to)
                    .anyMatch(turn -> Duration.between(now, turn).abs().toMillis() < 300);
        }

        /** The only headline that is right from one instant to another; null where both or none may be. */
        @Nullable
        String certainBetween(Instant first, Instant last) {
            if (changes != null && !first.isBefore(from) && last.isBefore(changes)) {
                return "First " + id;
            }
            var begins = changes == null ? from : changes;
            return !first.isBefore(begins) && last.isBefore(to) ? "Last " + id : null;
        }

        boolean possibleBetween(Instant first, Instant last, String headline) {
            var begins = headline.startsWith("First") || changes == null ? from : changes;
            var ends = headline.startsWith("First") ? Objects.requireNonNull(changes) : to;
            return !last.isBefore(begins) && first.isBefore(ends);
        }
    }

    @BeforeEach
    void start() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target"), "test-data-");
        database = EmbeddedPostgreSql.startForgetful(folder, Path.of("target"));
        steady = new Node(database);
        var starts = Instant.now();
        killed = new Node(database);
        // Long enough to see what the node shows that was started again, on a slow machine too.
        seconds = Math.max(
                LEAST_SECONDS, 3 * (int) Duration.between(starts, Instant.now()).toSeconds() + 6);
    }

    @AfterEach
    void stop() throws Exception {
        steady.kill();
        killed.kill();
        database.close();
    }

    @Test
    void no_edition_is_seen_outside_its_time_and_none_is_missed() throws Exception {
        var stories = plan();
        var end = begin.plusSeconds(seconds + 1);
        var faults = new ConcurrentLinkedQueue<String>();
        var seen = ConcurrentHashMap.<String>newKeySet();
        var samples = new AtomicInteger();
        var samplesAfterRestart = new AtomicInteger();
        var restarted = new AtomicBoolean();

        var samplers = Executors.newFixedThreadPool(4);
        var running = new ArrayList<Future<?>>();
        for (var node : List.of(steady, killed)) {
            running.add(samplers.submit(() -> sample(end, node, () -> {
                listed(node, stories, faults, seen);
                count(node, samples, samplesAfterRestart, restarted.get());
            })));
            running.add(samplers.submit(() -> sample(end, node, () -> {
                looked(node, stories, faults);
                count(node, samples, samplesAfterRestart, restarted.get());
            })));
        }

        sleepUntil(begin.plusSeconds(seconds / 4));
        killed.kill();
        TimeUnit.MILLISECONDS.sleep(500);
        killed.start();
        restarted.set(true);
        for (var sampler : running) {
            sampler.get();
        }
        samplers.shutdown();

        assertTrue(
                faults.isEmpty(),
                faults.size() + " of " + samples + "\n"
                        + faults.stream().limit(20).collect(Collectors.joining("\n")));
        var missed = stories.stream()
                .filter(story -> !seen.contains("Last " + story.id())
                        || story.changing() && !seen.contains("First " + story.id()))
                .toList();
        assertEquals(List.of(), missed, "never seen on the node that was not killed");
        assertTrue(samplesAfterRestart.get() > 20, "only " + samplesAfterRestart + " samples after the restart");
    }

    /** Made first and scheduled then, so that the first of them lies ahead however long it takes. */
    private List<Story> plan() throws Exception {
        steady.write("POST", "/desk/sections", Map.of("slug", "schedule", "name", "Schedule", "position", 1));
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < EDITIONS - CHANGING; i++) {
            ids.add(Ids.next());
        }
        var making = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < ids.size(); i++) {
            making.add(operation(
                    "PUT", ids.get(i), "", "If-None-Match", article(i < CHANGING ? "First " : "Last ", ids.get(i))));
        }
        var starts = Instant.now();
        inBatches(making);
        // Planning is no more work than making was, on however slow a machine.
        var lead = Duration.between(starts, Instant.now()).multipliedBy(3).plusSeconds(5);
        var changing = new ArrayList<Map<String, Object>>();
        for (var id : ids.subList(0, CHANGING)) {
            changing.add(operation("PUT", id, "/publication", "If-Match", Map.of()));
        }
        inBatches(changing);
        changing.clear();
        for (var id : ids.subList(0, CHANGING)) {
            changing.add(operation("PATCH", id, "", "If-Match", Map.of("headline", "Last " + id)));
        }
        inBatches(changing);

        begin = Instant.now().plus(lead).truncatedTo(ChronoUnit.MILLIS);
        var stories = new ArrayList<Story>();
        var publishing = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < ids.size(); i++) {
            var from = begin.plusMillis(random.nextInt(seconds * 1000 - 4000));
            var to = from.plusMillis(1000 + random.nextInt(2500));
            stories.add(
                    i < CHANGING
                            ? new Story(ids.get(i), true, Instant.now(), from, to)
                            : new Story(ids.get(i), false, from, null, to));
            publishing.add(operation(
                    "PUT",
                    ids.get(i),
                    "/publication",
                    "If-Match",
                    Map.of("visibleFrom", from.toString(), "visibleTo", to.toString())));
        }
        inBatches(publishing);
        assertTrue(Instant.now().isBefore(begin), "It took too long to plan.");
        return stories;
    }

    private void inBatches(List<Map<String, Object>> operations) throws Exception {
        for (var i = 0; i < operations.size(); i += AT_ONCE) {
            var part = operations.subList(i, Math.min(i + AT_ONCE, operations.size()));
            steady.write("POST", "/desk/batch", Map.of("operations", part));
        }
    }

    private static Map<String, Object> operation(String method, UUID id, String noun, String condition, Object body) {
        return Map.of(
                "method",
                method,
                "path",
                "/api/v1/desk/articles/" + id + noun,
                "headers",
                Map.of(condition, "*"),
                "body",
                body);
    }

    private static Map<String, Object> article(String word, UUID id) {
        return Map.of(
                "type", "news", "headline", word + id, "body", "Text.", "language", "en-GB", "section", "schedule");
    }

    private interface Sample {
        void take() throws IOException, InterruptedException;
    }

    /** A node that is down answers nothing; it does not answer wrongly. */
    private static void sample(Instant end, Node node, Sample sample) {
        try {
            while (Instant.now().isBefore(end)) {
                try {
                    sample.take();
                    // Readers without a pause would leave no processor to the node that starts again.
                    TimeUnit.MILLISECONDS.sleep(10);
                } catch (IOException down) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(Node node, AtomicInteger samples, AtomicInteger afterRestart, boolean restarted) {
        samples.incrementAndGet();
        if (node == killed && restarted) {
            afterRestart.incrementAndGet();
        }
    }

    private void listed(Node node, List<Story> stories, Queue<String> faults, Set<String> seen)
            throws IOException, InterruptedException {
        var first = Instant.now();
        var answer = node.get("/articles?section=schedule&limit=100");
        var last = Instant.now();
        if (answer.statusCode() != 200) {
            faults.add("list: " + answer.statusCode() + " " + answer.body());
            return;
        }
        var list = JSON.readTree(answer.body());
        if (list.path("meta").has("nextCursor")) {
            faults.add("The list is longer than one page: the test sees only a part of it.");
        }
        var headlines = new TreeMap<String, String>();
        list.path("data")
                .forEach(item -> headlines.put(
                        item.path("id").asText(), item.path("headline").asText()));
        if (node == steady) {
            seen.addAll(headlines.values());
        }
        for (var story : stories) {
            check("list", story, headlines.get(story.id().toString()), first, last, faults);
        }
    }

    private void looked(Node node, List<Story> stories, Queue<String> faults) throws IOException, InterruptedException {
        // Those that are about to come, change or go tell the most.
        var near = stories.stream().filter(Story::turnsNow).toList();
        var some = near.isEmpty() ? stories : near;
        var story = some.get(ThreadLocalRandom.current().nextInt(some.size()));
        var first = Instant.now();
        var answer = node.get("/articles/" + story.id());
        var last = Instant.now();
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            faults.add("item: " + answer.statusCode() + " " + answer.body());
            return;
        }
        var headline = answer.statusCode() == 404
                ? null
                : JSON.readTree(answer.body()).path("headline").asText();
        check("item", story, headline, first, last, faults);
    }

    private static void check(
            String where, Story story, @Nullable String shown, Instant first, Instant last, Queue<String> faults) {
        var certain = story.certainBetween(first, last);
        if (certain != null && !certain.equals(shown)) {
            faults.add(
                    "%s between %s and %s: %s instead of %s, %s".formatted(where, first, last, shown, certain, story));
        } else if (shown != null && !story.possibleBetween(first, last, shown)) {
            faults.add("%s between %s and %s: %s outside its time, %s".formatted(where, first, last, shown, story));
        }
    }

    private static void sleepUntil(Instant instant) throws InterruptedException {
        var millis = Duration.between(Instant.now(), instant).toMillis();
        if (millis > 0) {
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    }
}
