package org.copydesk.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.copydesk.story.Receipt.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“Curly,” said Zoë, ‘and straight’ — \"it's\" 5 € …",
                "Ångström, naïve, Đorđe, Łódź, Ελλάδα, Москва, 東京, 🐦",
                "«Guillemets» and £5"
            })
    void utf_8_read_as_something_else_is_mended(String words) {
        var bytes = words.getBytes(StandardCharsets.UTF_8);
        assertEquals(words, mended(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“Curly,” said Zoë — \"it's\" 5 €",
                "Ângela e São João",
                "À l’été, « où » ça",
                "Þórður, Ðà Nẵng",
                "CAFÉ™ und NESTLÉ®, SPASS mit Maß²",
                "Úžasné! „Il a crié…” L’ÉTÉ° et la fin",
                "👩‍👩‍👧 keeps its joiners, and so does می‌خواهم"
            })
    void what_is_whole_stays_as_it_is(String words) {
        assertEquals(words, mended(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "« la liberté\u00A0» et de «\u00A0CAFÉ\u00A0». Il tient à\u00A0«\u00A0tout\u00A0», É\u00A0: voilà.",
                "à\u00A0£5 ou à\u00A0– mot, 5 ×\u00A0106",
                "»Spaß« und Weiß\u00A0x",
                "«\u00A0AMANHû"
            })
    void spaces_and_marks_behind_a_letter_are_the_writers(String words) {
        var story = PlainTextStory.read("Gulls return\n" + words);
        assertEquals(words.replace('\u00A0', ' '), story.text());
        assertEquals(List.of(), story.warnings());
    }

    @Test
    void what_may_be_meant_is_mended_where_its_like_was_misread() {
        assertEquals("Zoë, là – 20 °C", mended("ZoÃ«, lÃ\u00A0 â€“ 20 Â°C"));
        assertEquals("в Москве", mended("Ð² ÐœÐ¾Ñ\u0081ÐºÐ²Ðµ"));
        assertEquals("“Spaß«” é », 頻", mended("â€œSpaß«” é\u00A0», 頻"));
    }

    @Test
    void curly_marks_read_as_windows_1252_are_mended() {
        assertEquals("“It’s Zoë’s – now …", mended("â€œItâ€™s ZoÃ«â€™s â€“ now â€¦"));
    }

    @Test
    void what_may_be_meant_is_reported_and_left() {
        var story = PlainTextStory.read("Gulls return\nShe shouted “AMANHÃ” and left, â€ and �.");
        assertEquals("She shouted “AMANHÃ” and left, â€ and �.", story.text());
        assertEquals(3, story.receipt().entries(Kind.DAMAGE).size());
        assertTrue(story.warnings().get(0).startsWith("Some characters look broken"));
    }

    @Test
    void a_repair_is_reported_once_with_how_often_it_was_made() {
        var story = PlainTextStory.read("Gulls return\nâ€œYes.â€\u009D â€œNo.â€\u009D");
        assertEquals("“Yes.” “No.”", story.text());
        var repair = story.receipt().entries(Kind.REPAIR).get(0);
        assertEquals("â€œ", repair.words());
        assertEquals(Map.of("to", "“", "times", "2"), repair.data());
    }

    @Test
    void spaces_that_do_not_break_become_spaces_and_invisible_characters_go() {
        assertEquals("Ten gulls returned.", mended("\uFEFFTen\u00A0gulls re\u00ADturn\u200Bed.\u0000"));
    }

    @Test
    void half_a_character_is_replaced_and_reported() {
        var story = PlainTextStory.read("Gulls return\nA gull: \uD83D.");
        assertEquals("A gull: \uFFFD.", story.text());
        assertEquals(1, story.receipt().entries(Kind.DAMAGE).size());
    }

    private static String mended(String words) {
        return Repairs.words(Repairs.of(words).text());
    }
}
