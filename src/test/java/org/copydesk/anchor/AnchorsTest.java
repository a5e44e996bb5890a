package org.copydesk.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.copydesk.http.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorsTest {

    private static final String AT = "/segments/0";

    @Test
    void words_are_found_with_their_place_and_what_stands_around_them() {
        var anchor = locate("The mayor said the pier is shut.", "the pier");
        assertEquals(new Anchor("the pier", "The mayor said ", " is shut.", 15, 23), anchor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👧‍👦 said “we swam 🏊🏽‍♀️ home” 😀",
                "قالت العمدة “we swam 🏊🏽‍♀️ home” اليوم",
                "אמרה “we swam 🏊🏽‍♀️ home” אתמול",
                "Ẹ kú àárọ̀ “we swam 🏊🏽‍♀️ home”",
                "𝕳𝖆𝖗𝖇𝖔𝖚𝖗 “we swam 🏊🏽‍♀️ home” 𝖜𝖆𝖑𝖑"
            })
    void places_count_code_points_in_any_script(String text) {
        var words = "we swam 🏊🏽‍♀️ home";
        var anchor = locate(text, words);
        var points = text.codePoints().toArray();
        assertEquals(words, new String(points, anchor.start(), anchor.end() - anchor.start()));
        assertTrue(Anchors.holds(text, anchor));
        assertEquals(Optional.of(anchor), Anchors.reanchor(text, text, anchor));
    }

    @Test
    void context_is_never_cut_through_an_emoji() {
        var text = "😀".repeat(40) + "words" + "😀".repeat(40);
        var anchor = locate(text, "words");
        assertEquals("😀".repeat(32), anchor.prefix());
        assertEquals("😀".repeat(32), anchor.suffix());
        assertEquals(40, anchor.start());
    }

    @Test
    void words_typed_in_another_form_of_unicode_are_the_same_words() {
        var text = "She ordered a café crème.";
        var typed = Normalizer.normalize("café crème", Normalizer.Form.NFD);
        assertEquals("café crème", locate(text, typed).exact());
    }

    @Test
    void words_that_occur_twice_need_their_neighbours() {
        var text = "“No,” said Ann. “No,” said Bo.";
        var refusal = assertThrows(Refusal.class, () -> locate(text, "No,"));
        assertEquals(422, refusal.status());
        assertEquals(AT + "/exact", refusal.errors().get(0).pointer());
        assertTrue(
                String.valueOf(refusal.members().get("occurrences")).contains("start=17"),
                refusal.members().toString());

        assertEquals(
                17,
                Anchors.locate(text, new Selector("No,", "Ann. “", null), AT).start());
        assertEquals(
                1,
                Anchors.locate(text, new Selector("No,", null, "” said Ann"), AT)
                        .start());
    }

    @Test
    void words_that_overlap_themselves_are_not_taken_for_one() {
        assertThrows(Refusal.class, () -> locate("ha ha ha", "ha ha"));
    }

    /** Words and a text that keep whoever compares them at each place busy for minutes. */
    @Test
    void words_that_nearly_stand_at_every_place_of_a_long_text_are_found_all_the_same() {
        var text = "“" + "no".repeat(499_000);
        var most = "no".repeat(2499);
        assertThrows(Refusal.class, () -> locate(text, most + "nn"));
        assertTrue(refused(text, most).contains("occur 496502 times"));
        assertEquals(1, Anchors.locate(text, new Selector(most, "“", null), AT).start());
        assertEquals(Optional.empty(), Anchors.reanchor(text, text, new Anchor(most, "on", "no", 5, 5003)));
    }

    @Test
    void the_first_ten_of_many_places_are_listed() {
        var refusal = assertThrows(Refusal.class, () -> locate("😀no ".repeat(12), "no"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("occur 12 times"), refusal.getMessage());
        var listed = (List<?>) Objects.requireNonNull(refusal.members().get("occurrences"));
        assertEquals(10, listed.size());
        assertEquals(
                "Occurrence[prefix=%s, suffix=%s, start=37, end=39]"
                        .formatted("no " + "😀no ".repeat(7) + "😀", " 😀no 😀no "),
                listed.get(9).toString());
    }

    @Test
    void words_between_other_neighbours_are_refused() {
        assertThrows(Refusal.class, () -> Anchors.locate("Ann said no.", new Selector("no", "Bo said ", null), AT));
        assertThrows(
                Refusal.class,
                () -> Anchors.locate(
                        "no", new Selector("no", "a prefix longer than all that stands before", null), AT));
    }

    @Test
    void words_that_are_not_there_are_answered_with_the_nearest_passage() {
        var refusal = assertThrows(
                Refusal.class,
                () -> locate("The mate said: “We have missed the gulls,” and left.", "We have missed the girls"));
        var nearest = (Passage) Objects.requireNonNull(refusal.members().get("nearest"));
        assertEquals("“We have missed the gulls,”", nearest.exact());
        assertEquals(15, nearest.start());
        assertEquals(42, nearest.end());
        assertTrue(nearest.similarity() > 0.8, nearest.toString());
    }

    @Test
    void the_answer_says_where_only_marks_or_capitals_differ() {
        assertTrue(refused("It’s “over”, he said.", "It's \"over\", he said.")
                .contains("Only what is no letter or digit differs"));
        assertTrue(refused("Harbour Board", "harbour board").contains("Only capitals differ"));
    }

    @Test
    void no_passage_is_looked_at_that_is_too_long_to_be_like_the_words() {
        var longWords = "abcdefghij".repeat(2_000) + " ";
        assertTrue(refused("“" + longWords.repeat(30) + "harbour", "harbor").contains("Nearest: \"harbour\""));
        assertFalse(refused("“" + longWords.repeat(30), "harbor").contains("Nearest"));
    }

    @Test
    void nothing_is_called_near_that_is_not() {
        assertFalse(refused("The ferry runs again.", "Parliament dissolved yesterday")
                .contains("Nearest"));
        assertFalse(refused("", "anything").contains("Nearest"));
    }

    @Test
    void an_anchor_moves_with_its_words() {
        var text = "He said no.";
        var moved = Anchors.reanchor(text, "😀 Yesterday he said no.", locate(text, "no"))
                .orElseThrow();
        assertEquals(20, moved.start());
        assertTrue(Anchors.holds("😀 Yesterday he said no.", moved));
    }

    @Test
    void of_several_places_the_one_with_the_same_neighbours_is_taken() {
        var text = "Ann said no. Bo said no!";
        var anchor = Anchors.locate(text, new Selector("no", "Bo said ", null), AT);
        var edited = "Cy said no? Ann said no. Bo said no!";
        assertEquals(
                edited.lastIndexOf("no"),
                Anchors.reanchor(text, edited, anchor).orElseThrow().start());
    }

    @Test
    void words_that_are_gone_are_not_those_that_another_said() {
        for (var around :
                List.of("“%s” said Ann. “%s” said Bo.", "All asked. “%s” said Ann.\n\nLater, “%s” said Bo, too.")) {
            var text = around.formatted("No,", "No,");
            var anns = Anchors.locate(text, new Selector("No,", null, "” said Ann"), AT);
            var bos = Anchors.locate(text, new Selector("No,", null, "” said Bo"), AT);
            var edited = text.replace("“No,” said Ann.", "");
            assertEquals(Optional.empty(), Anchors.reanchor(text, edited, anns));
            assertEquals(
                    edited.indexOf("No,"),
                    Anchors.reanchor(text, edited, bos).orElseThrow().start());
        }
    }

    @Test
    void words_that_stood_once_are_not_those_that_another_says_now() {
        var text = "“The pier is safe to walk on,” said Ann Fell.\n\nThe ferry left at noon.";
        var anchor = locate(text, "The pier is safe to walk on,");
        for (var edited : List.of(
                "The ferry left at noon, Ann Fell told us.\n\n“The pier is safe to walk on,” said Bo Roe.",
                "Bo Roe disagrees.\n\n“The pier is safe to walk on,” he said.")) {
            assertEquals(Optional.empty(), Anchors.reanchor(text, edited, anchor));
        }
    }

    @Test
    void a_paragraph_that_is_moved_takes_its_anchors_along() {
        var text = "“No,” said Ann.\n\nThe ferry left at noon.\n\nAll came home.";
        var moved = "The ferry left at noon.\n\nAll came home.\n\n“No,” said Ann.";
        assertEquals(
                moved.indexOf("No,"),
                Anchors.reanchor(text, moved, locate(text, "No,")).orElseThrow().start());
    }

    @Test
    void words_that_are_said_once_more_stay_where_they_stood() {
        var text = "“No,” said Ann.\n\nThe ferry left at noon.";
        var anchor = locate(text, "No,");
        assertEquals(Optional.of(anchor), Anchors.reanchor(text, text + "\n\n“No,” said Ann.", anchor));
        assertEquals(Optional.of(anchor), Anchors.reanchor(text, text + "\n\nBo: “No,”", anchor));
    }

    @Test
    void words_of_which_nobody_knows_where_they_stood_are_told_by_all_their_neighbours() {
        var anchor = locate("Ann said no, and left.", "no");
        assertEquals(
                20,
                Anchors.reanchor("", "On Monday, Ann said no, and left. Bo said no.", anchor)
                        .orElseThrow()
                        .start());
        assertEquals(Optional.empty(), Anchors.reanchor("", "Ann said no.", anchor));
        assertEquals(Optional.empty(), Anchors.reanchor("", "Ann said no, and left. Ann said no, and left.", anchor));
    }

    @ParameterizedTest
    @CsvSource({
        "It cost 100, It cost 1000000",
        "It cost 100, 'It cost 100,000'",
        "We will, We willingly resign",
        "able to, unable to",
        "We can, We can’t"
    })
    void words_do_not_become_part_of_longer_ones(String exact, String now) {
        var text = "“" + exact + "” she said.";
        assertEquals(Optional.empty(), Anchors.reanchor(text, "“" + now + "” she said.", locate(text, exact)));
    }

    @Test
    void part_of_a_word_stays_one() {
        var text = "她说我们走吧。 She unwillingly left.";
        for (var exact : List.of("我们走", "will")) {
            assertTrue(
                    Anchors.reanchor(text, "Today " + text, locate(text, exact)).isPresent());
        }
    }

    @Test
    void where_it_could_only_be_guessed_nothing_is_taken() {
        var text = "Ann: no.";
        var anchor = locate(text, "no");
        assertEquals(Optional.empty(), Anchors.reanchor(text, "x no x no x", anchor));
        assertEquals(Optional.empty(), Anchors.reanchor(text, "Ann: yes.", anchor));
    }

    @Test
    void an_anchor_does_not_hold_in_another_text() {
        var anchor = locate("He said no.", "no");
        assertFalse(Anchors.holds("He said yes.", anchor));
        assertFalse(Anchors.holds("He", anchor));
        assertFalse(Anchors.holds("", anchor));
    }

    private static Anchor locate(String text, String exact) {
        return Anchors.locate(text, new Selector(exact, null, null), AT);
    }

    private static String refused(String text, String exact) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> locate(text, exact)).getMessage());
    }
}
