import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Writers change and publish, readers of two nodes compare what they see with what the writers were answered. */
class Check {

    private static final int ARTICLES = 24;
    private static final int WRITERS = 8;
    private static final int READERS_PER_NODE = 4;
    /** Between two reads of one reader: readers who never pause would leave the writers no share of two cores. */
    private static final long PAUSE_MILLIS = 10;

    private static final long GRACE_OF_OTHER_NODE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Pattern NUMBER = Pattern.compile("\"headline\":\"Edition (\\d+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    /** @param answered the numbers of editions by the time at which their writers were answered */
    private record Story(String id, ConcurrentSkipListMap<Long, Integer> answered) {

        int promised(long at) {
            var last = answered.floorEntry(at);
            return last == null ? 0 : last.getValue();
        }
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Story> stories = new ArrayList<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    /** By node: how many reads, and how many of their answers came ready. */
    private final Map<String, AtomicLong> readsOf = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> readyOf = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong longestLag = new AtomicLong();
    private final String token;
    private final double changesPerSecond;
    private volatile boolean over;

    private Check(String token, double changesPerSecond) {
        this.token = token;
        this.changesPerSecond = changesPerSecond;
    }

    public static void main(String... args) throws Exception {
        new Check(args[2], Double.parseDouble(args[4])).run(args[0], args[1], Integer.parseInt(args[3]));
    }

    private void run(String node, String other, int seconds) throws Exception {
        for (var n = 0; n < ARTICLES; n++) {
            var made = write(node, "POST", "/articles", "{\"type\":\"news\",\"section\":\"section-1\",\"language\":\"en\","
                    + "\"slug\":\"check-" + n + "\",\"headline\":\"Edition 0\",\"body\":\"The ferry runs again.\"}");
            var id = ID.matcher(made);
            id.find();
            stories.add(new Story(id.group(1), new ConcurrentSkipListMap<>()));
            write(node, "PUT", "/articles/" + id.group(1) + "/publication", "{}");
        }
        for (var each : List.of(node, other)) {
            readsOf.put(each, new AtomicLong());
            readyOf.put(each, new AtomicLong());
        }
        var threads = new ArrayList<Thread>();
        for (var n = 0; n < WRITERS; n++) {
            var writer = n;
            threads.add(new Thread(() -> change(node, writer)));
        }
        for (var n = 0; n < READERS_PER_NODE; n++) {
            threads.add(new Thread(() -> read(node, 0)));
            threads.add(new Thread(() -> read(other, GRACE_OF_OTHER_NODE_NANOS)));
        }
        threads.forEach(Thread::start);
        // The first half warms the nodes up; it is checked like the second, and not counted.
        TimeUnit.SECONDS.sleep(seconds);
        changes.set(0);
        unchanged.set(0);
        readsOf.values().forEach(count -> count.set(0));
        readyOf.values().forEach(count -> count.set(0));
        longestLag.set(0);
        TimeUnit.SECONDS.sleep(seconds);
        over = true;
        for (var thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%.0f changes/s, %d reads/s on two nodes, %d answers 304; ready came %.0f %% on the node that wrote, %.0f %% on"
                        + " the other; longest lag on the other node %.1f ms; %d failures%n",
                changes.get() / (double) seconds, (readsOf.get(node).get() + readsOf.get(other).get()) / seconds,
                unchanged.get(), percentReady(node), percentReady(other), longestLag.get() / 1e6, failures.get());
        // What is asked of the database each time is never old: that would prove nothing of ready answers.
        if (failures.get() > 0 || changes.get() == 0 || unchanged.get() == 0
                || readyOf.values().stream().anyMatch(ready -> ready.get() == 0)) {
            System.exit(1);
        }
    }

    private double percentReady(String node) {
        return 100.0 * readyOf.get(node).get() / readsOf.get(node).get();
    }

    private void change(String node, int writer) {
        var pause = (long) (1e9 * WRITERS / changesPerSecond);
        var next = System.nanoTime();
        for (var number = 1; !over; number++) {
            var story = stories.get(writer + WRITERS * ThreadLocalRandom.current().nextInt(ARTICLES / WRITERS));
            try {
                write(node, "PATCH", "/articles/" + story.id, "{\"headline\":\"Edition " + number + "\"}");
                write(node, "PUT", "/articles/" + story.id + "/publication", "{}");
                story.answered.put(System.nanoTime(), number);
                changes.incrementAndGet();
                next = Math.max(next + pause, System.nanoTime() - pause);
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            } catch (Exception e) {
                fail("A change failed: " + e);
            }
        }
    }

    private void read(String node, long grace) {
        Map<String, String> tags = new ConcurrentHashMap<>();
        Map<String, Integer> numbers = new ConcurrentHashMap<>();
        while (!over) {
            var story = stories.get(ThreadLocalRandom.current().nextInt(stories.size()));
            try {
                var begun = System.nanoTime();
                var known = tags.get(story.id);
                var request = HttpRequest.newBuilder(URI.create(node + "/api/v1/articles/" + story.id));
                if (known != null) {
                    request.header("If-None-Match", known);
                }
                var answer = http.send(request.build(), BodyHandlers.ofString());
                readsOf.get(node).incrementAndGet();
                if (answer.headers().firstValue("Cache-Status").orElse("").endsWith("hit")) {
                    readyOf.get(node).incrementAndGet();
                }
                if (answer.statusCode() == 304) {
                    unchanged.incrementAndGet();
                } else {
                    tags.put(story.id, answer.headers().firstValue("ETag").orElseThrow());
                    numbers.put(story.id, number(answer));
                }
                compare(node, story, numbers.get(story.id), begun, grace, answer.statusCode());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (Exception e) {
                fail("A read failed: " + e);
            }
        }
    }

    private void compare(String node, Story story, int seen, long begun, long grace, int status) {
        if (seen < story.promised(begun - grace)) {
            fail(node + " answered " + status + " with edition " + seen + " of " + story.id + ", " + grace / 1e6
                    + " ms after edition " + story.promised(begun - grace) + " was answered");
        }
        // How long ago was the first answered that this reader should have seen?
        story.answered.headMap(begun, true).entrySet().stream()
                .filter(later -> later.getValue() > seen)
                .findFirst()
                .ifPresent(missed -> longestLag.accumulateAndGet(begun - missed.getKey(), Math::max));
    }

    private static int number(HttpResponse<String> answer) {
        var number = NUMBER.matcher(answer.body());
        if (answer.statusCode() != 200 || !number.find()) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return Integer.parseInt(number.group(1));
    }

    private String write(String node, String method, String path, String body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(node + "/api/v1/desk" + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", "*")
                        .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private void fail(String why) {
        if (failures.incrementAndGet() <= 10) {
            System.err.println(why);
        }
    }
}
