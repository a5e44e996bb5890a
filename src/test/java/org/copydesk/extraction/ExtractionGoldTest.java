package org.copydesk.extraction;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.copydesk.extraction.GoldText.GoldQuote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How much of what a person marked the extractor finds, and how much of what it finds is right. With the system property
 * {@code extraction.errors} it lists what is wrong.
 */
class ExtractionGoldTest {

    private enum Measure {
        SPAN,
        SPEAKER,
        BOTH,
        RESOLVED,
        CHAIN
    }

    /** Counts for each measure: right, found, marked. */
    private static final class Score {
        final int[][] counts = new int[Measure.values().length][3];

        void add(Measure measure, boolean right, int found, int marked) {
            counts[measure.ordinal()][0] += right ? 1 : 0;
            counts[measure.ordinal()][1] += found;
            counts[measure.ordinal()][2] += marked;
        }

        void add(Score other) {
            for (var row = 0; row < counts.length; row++) {
                for (var column = 0; column < counts[row].length; column++) {
                    counts[row][column] += other.counts[row][column];
                }
            }
        }

        double precision(Measure measure) {
            return ratio(counts[measure.ordinal()][0], counts[measure.ordinal()][1]);
        }

        double recall(Measure measure) {
            return ratio(counts[measure.ordinal()][0], counts[measure.ordinal()][2]);
        }

        double f1(Measure measure) {
            var row = counts[measure.ordinal()];
            return ratio(2 * row[0], row[1] + row[2]);
        }

        private static double ratio(int part, int whole) {
            return whole == 0 ? 1 : (double) part / whole;
        }
    }

    @Test
    void the_gold_set_is_found_above_the_floors() {
        var total = measure("gold");
        assertTrue(total.f1(Measure.SPAN) >= 0.97, "span F1");
        assertTrue(total.f1(Measure.BOTH) >= 0.90, "quote and speaker F1");
        assertTrue(total.f1(Measure.CHAIN) >= 0.85, "chain F1");
    }

    @Test
    void texts_that_nobody_worked_on_are_found_above_the_floors() {
        var total = measure("heldout");
        assertTrue(total.f1(Measure.SPAN) >= 0.94, "span F1");
        assertTrue(total.f1(Measure.BOTH) >= 0.83, "quote and speaker F1");
    }

    private static Score measure(String folder) {
        var groups = new TreeMap<String, Score>();
        for (var gold : GoldText.readAll(folder)) {
            var score = groups.computeIfAbsent(gold.group(), key -> new Score());
            compare(gold, score);
        }
        System.out.printf("%n%-20s", folder);
        Arrays.stream(Measure.values()).forEach(measure -> System.out.printf("  %-8s p    r    F1", measure));
        System.out.println();
        groups.forEach(ExtractionGoldTest::print);
        var total = new Score();
        groups.values().forEach(total::add);
        print("all", total);
        return total;
    }

    private static void print(String name, Score score) {
        System.out.printf("%-20s", name);
        for (var measure : Measure.values()) {
            System.out.printf(
                    "  %6.2f %6.2f %6.2f", score.precision(measure), score.recall(measure), score.f1(measure));
        }
        System.out.println();
    }

    private static void compare(GoldText gold, Score score) {
        var found = new ArrayList<>(QuoteExtractor.extract(gold.text()));
        for (var marked : gold.quotes()) {
            var match = found.stream()
                    .filter(quote -> quote.segments().equals(marked.segments()))
                    .findFirst();
            match.ifPresent(found::remove);
            score.add(Measure.SPAN, match.isPresent(), match.isPresent() ? 1 : 0, 1);
            if (match.isEmpty()) {
                report(gold, marked, null);
                score.add(Measure.BOTH, false, 0, 1);
                continue;
            }
            var quote = match.get();
            var speaker = quote.speaker() == null ? null : quote.speaker().span();
            var right = Objects.equals(speaker, marked.speaker());
            var resolved = marked.chain().isEmpty()
                    ? quote.resolved() == null
                    : marked.chain().get(0).equals(quote.resolved());
            score.add(
                    Measure.SPEAKER,
                    right && speaker != null,
                    speaker == null ? 0 : 1,
                    marked.speaker() == null ? 0 : 1);
            score.add(Measure.BOTH, right, 1, 1);
            score.add(Measure.RESOLVED, resolved, 1, 1);
            if (marked.chain().size() > 1 || !quote.chain().isEmpty()) {
                score.add(
                        Measure.CHAIN,
                        chain(quote).equals(marked.chain()),
                        quote.chain().isEmpty() ? 0 : 1,
                        marked.chain().size() > 1 ? 1 : 0);
            }
            if (!right || !resolved || !chain(quote).equals(marked.chain())) {
                report(gold, marked, quote);
            }
        }
        for (var quote : found) {
            score.add(Measure.SPAN, false, 1, 0);
            score.add(Measure.BOTH, false, 1, 0);
            report(gold, null, quote);
        }
    }

    private static List<String> chain(ExtractedQuote quote) {
        return Stream.concat(
                        Stream.ofNullable(quote.resolved()),
                        quote.chain().stream().map(ExtractedQuote.Speaker::asWritten))
                .toList();
    }

    private static void report(GoldText gold, @Nullable GoldQuote marked, @Nullable ExtractedQuote quote) {
        if (!Boolean.getBoolean("extraction.errors")) {
            return;
        }
        System.out.printf("%s/%s%n", gold.group(), gold.name());
        if (marked != null) {
            System.out.printf(
                    "   marked %s %s%n",
                    marked.segments().stream()
                            .map(span -> GoldText.wordsAt(gold.text(), span))
                            .toList(),
                    marked.chain());
        }
        if (quote != null) {
            System.out.printf("   found  %s [%s] %s %s%n", quote.text(), quote.speaker(), chain(quote), quote.rule());
        }
    }
}
