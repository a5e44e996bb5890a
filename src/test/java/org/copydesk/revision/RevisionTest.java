package org.copydesk.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static final String ONE = "{\"headline\":\"One\"}";
    private static final String TWO = "{\"headline\":\"Two\"}";

    private final Revision first = Revision.first(new UUID(0, 1), ONE, "Ann");
    private final Revision second = first.next(Revision.Kind.EDIT, TWO, first, "Bo");

    @Test
    void revisions_are_numbered_without_gaps_and_chained_by_their_hashes() {
        assertEquals(1, first.number);
        assertNull(first.previousSha256);
        assertEquals(2, second.number);
        assertEquals(first.sha256, second.previousSha256);
        assertEquals(first.articleId, second.articleId);
        assertTrue(first.isIntact(ONE) && second.isIntact(TWO));
    }

    @Test
    void the_same_words_saved_twice_do_not_have_the_same_hash() {
        var again = second.next(Revision.Kind.EDIT, TWO, first, second.createdBy);
        assertNotEquals(second.sha256, again.sha256);
    }

    @Test
    void whatever_is_changed_behind_our_back_shows() {
        List<Consumer<Revision>> forgeries = List.of(
                revision -> revision.createdBy = "Cy",
                revision -> revision.createdAt = revision.createdAt.plusSeconds(1),
                revision -> revision.number++,
                revision -> revision.kind = Revision.Kind.RESTORATION,
                revision -> revision.articleId = new UUID(0, 2),
                revision -> revision.previousSha256 = "0".repeat(64));
        forgeries.forEach(forge -> {
            var revision = first.next(Revision.Kind.EDIT, "{}", first, "Bo");
            forge.accept(revision);
            assertFalse(revision.isIntact("{}"), revision.toString());
        });
    }

    @Test
    void what_was_saved_long_ago_is_still_what_was_hashed_then() {
        var old = new Revision();
        old.articleId = new UUID(0, 1);
        old.number = 1;
        old.kind = Revision.Kind.CREATION;
        old.createdAt = Instant.parse("2026-02-03T12:00:00Z");
        old.createdBy = "Ada";
        old.sha256 = "a9d1c29836f6a479b8dad50c501b080d64edc47993de5ef62e5a39f94f51bbc8";
        assertTrue(old.isIntact("{}"));
    }

    @Test
    void other_words_than_those_that_were_saved_show() {
        assertFalse(second.isIntact(ONE));
    }

    @Test
    void a_revision_is_kept_as_a_change_of_an_earlier_one_and_comes_back_whole() {
        assertEquals(ONE, first.snapshot);
        assertNull(second.snapshot);
        assertEquals(TWO, Delta.apply(ONE, Objects.requireNonNull(second.delta)));
        assertThrows(IllegalStateException.class, () -> Delta.apply(TWO, Objects.requireNonNull(second.delta)));
    }

    @Test
    void a_long_history_has_a_whole_revision_now_and_then() {
        var basis = first;
        var last = first;
        for (var n = 2; n <= 100; n++) {
            last = last.next(Revision.Kind.EDIT, "{\"headline\":\"" + n + "\"}", basis, "Bo");
            if (last.delta == null) {
                assertEquals(33, last.number - basis.number);
                basis = last;
            }
        }
        assertEquals(100, basis.number);
    }
}
