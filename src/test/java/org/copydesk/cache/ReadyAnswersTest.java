package org.copydesk.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadyAnswersTest {

    private static final double FOR_GOOD = Double.POSITIVE_INFINITY;

    private record Settings(
            boolean enabled,
            MemorySize memory,
            Duration maxAge,
            Duration sharedMaxAge,
            Duration staleWhileRevalidate,
            Duration patience,
            boolean obeyNoCache)
            implements CacheConfig {}

    private final CacheConfig config = new Settings(
            true,
            new MemorySize(BigInteger.valueOf(1_000_000)),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            false);
    private final ReadyAnswers answers = new ReadyAnswers(config);

    @Test
    void an_answer_is_given_until_what_it_shows_changes() {
        keep("/a", FOR_GOOD, "article-1", "articles");
        keep("/b", FOR_GOOD, "article-2");

        answers.forget("article-1");

        assertNull(answers.find("/a"));
        assertNotNull(answers.find("/b"));
    }

    @Test
    void an_answer_made_before_a_change_is_not_kept_after_it() {
        var making = answers.begin();
        answers.forget("article-1");

        assertFalse(answers.keep("/a", answer(FOR_GOOD, "article-1"), making));
        assertNull(answers.find("/a"));
    }

    @Test
    void a_change_of_something_else_while_it_is_made_does_not_matter() {
        var making = answers.begin();
        answers.forget("article-2");

        assertTrue(answers.keep("/a", answer(FOR_GOOD, "article-1"), making));
    }

    @Test
    void nothing_made_while_the_line_was_broken_is_kept() {
        var making = answers.begin();
        answers.forgetAll();

        assertFalse(answers.keep("/a", answer(FOR_GOOD, "article-1"), making));
    }

    @Test
    void an_answer_ends_with_the_next_change_of_visibility() throws Exception {
        keep("/a", 0.05, "article-1");
        assertNotNull(answers.find("/a"));

        Thread.sleep(60);

        assertNull(answers.find("/a"));
    }

    @Test
    void a_replaced_answer_can_still_be_forgotten() {
        keep("/a", FOR_GOOD, "article-1");
        keep("/a", FOR_GOOD, "article-1");

        answers.forget("article-1");

        assertNull(answers.find("/a"));
    }

    @Test
    void memory_is_bounded() {
        IntStream.range(0, 2000).forEach(i -> keep("/" + i, FOR_GOOD, "article-" + i));

        var left = IntStream.range(0, 2000)
                .filter(i -> answers.find("/" + i) != null)
                .count();

        assertTrue(left > 0 && left < 1100, left + " answers of about 1,000 bytes are kept in 1 MB");
    }

    private void keep(String request, double seconds, String... tags) {
        assertTrue(answers.keep(request, answer(seconds, tags), answers.begin()));
    }

    private Answer answer(double seconds, String... tags) {
        return new Answer(
                new byte[500], Set.of(tags), List.of(), null, new Freshness(config, System.nanoTime(), seconds));
    }
}
