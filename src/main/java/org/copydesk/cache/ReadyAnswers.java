package org.copydesk.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers by request, bounded in memory, forgotten by what they show. Reading takes no lock. What makes that safe is the
 * order of steps: an answer is first listed under its tags, then compared with the changes heard of since its making
 * began, then kept. A change is first noted, then takes away all that is listed. Whichever comes first, an answer made
 * before a change is never given after it.
 */
@Singleton
class ReadyAnswers {

    /** Every answer is listed under it. */
    private static final String ANYTHING = "";

    /** Changes are remembered for longer than any answer takes to make; one that takes longer is not kept. */
    private static final long SLOWEST_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long MEMORY_OF_CHANGES_SECONDS = 90;

    private record Kept(String request, Answer answer) {}

    /** The making of an answer: what was heard of before is in it. */
    record Making(long begun, long heard) {}

    private final Cache<String, Kept> kept;
    private final Map<String, Set<Kept>> listed = new ConcurrentHashMap<>();
    private final Cache<String, Long> changes = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY_OF_CHANGES_SECONDS, TimeUnit.SECONDS)
            .build();
    private final AtomicLong heard = new AtomicLong();

    @Inject
    ReadyAnswers(CacheConfig config) {
        kept = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((String request, Kept entry) -> 2 * request.length() + entry.answer.weight())
                .executor(Runnable::run)
                .<String, Kept>removalListener((request, entry, cause) -> {
                    if (entry != null) {
                        strike(entry);
                    }
                })
                .build();
    }

    @Nullable
    Answer find(String request) {
        var entry = kept.getIfPresent(request);
        return entry != null && entry.answer.isTrue() ? entry.answer : null;
    }

    Making begin() {
        return new Making(System.nanoTime(), heard.get());
    }

    /** Says whether it was kept: not if anything that it shows has changed while it was made. */
    boolean keep(String request, Answer answer, Making making) {
        var entry = new Kept(request, answer);
        list(ANYTHING, entry);
        answer.tags.forEach(tag -> list(tag, entry));
        if (isOutdated(answer, making)) {
            strike(entry);
            return false;
        }
        kept.put(request, entry);
        return true;
    }

    void forget(String tag) {
        changes.asMap().merge(tag, heard.incrementAndGet(), Math::max);
        var outdated = listed.remove(tag);
        if (outdated != null) {
            outdated.forEach(entry -> entry.answer.die());
            outdated.forEach(entry -> kept.asMap().remove(entry.request, entry));
        }
    }

    void forgetAll() {
        forget(ANYTHING);
    }

    private boolean isOutdated(Answer answer, Making making) {
        return System.nanoTime() - making.begun > SLOWEST_ANSWER_NANOS
                || changedSince(ANYTHING, making)
                || answer.tags.stream().anyMatch(tag -> changedSince(tag, making));
    }

    private boolean changedSince(String tag, Making making) {
        var change = changes.getIfPresent(tag);
        return change != null && change > making.heard;
    }

    private void list(String tag, Kept entry) {
        listed.compute(tag, (same, entries) -> {
            var all = entries == null ? new HashSet<Kept>() : entries;
            all.add(entry);
            return all;
        });
    }

    private void strike(Kept entry) {
        strike(ANYTHING, entry);
        entry.answer.tags.forEach(tag -> strike(tag, entry));
    }

    private void strike(String tag, Kept entry) {
        listed.computeIfPresent(tag, (same, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }
}
