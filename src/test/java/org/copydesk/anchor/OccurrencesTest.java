package org.copydesk.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void words_are_found_wherever_they_begin() {
        assertEquals(List.of(0, 3, 6), places("ha ha ha", "ha"));
        assertEquals(List.of(0, 3), places("ha ha ha", "ha ha"));
        assertEquals(List.of(0, 1, 2), places("aaaa", "aa"));
        assertEquals(List.of(0, 2, 5), places("👩👩x👩", "👩"));
        assertEquals(List.of(), places("ha", "ha ha"));
        assertEquals(List.of(), places("", "ha"));
    }

    /** Of two letters with the same low byte and one of another, so that everything repeats and nearly fits. */
    @Test
    void they_are_found_where_everything_looks_alike() {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++) {
            var text = letters(random, random.nextInt(60));
            var words = letters(random, 1 + random.nextInt(8));
            var expected = new ArrayList<Integer>();
            for (var at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                expected.add(at);
            }
            assertEquals(expected, places(text, words), () -> "'%s' in '%s'".formatted(words, text));
        }
    }

    private static String letters(Random random, int length) {
        var letters = new StringBuilder();
        random.ints(length, 0, 3).forEach(which -> letters.append("ašb".charAt(which)));
        return letters.toString();
    }

    private static List<Integer> places(String text, String words) {
        var occurrences = new Occurrences(text, words);
        var places = new ArrayList<Integer>();
        for (var at = occurrences.next(); at >= 0; at = occurrences.next()) {
            places.add(at);
        }
        return places;
    }
}
