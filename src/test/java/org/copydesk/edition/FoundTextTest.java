package org.copydesk.edition;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundTextTest {

    /** A language whose words have no other forms than capitals and a plural. */
    private static String highlight(String text, String sought) {
        var found = new FoundText(new ReadText("xx", text), FoundText.Sought.of(sought));
        found.learn(found.unknown()
                .distinct()
                .collect(toMap(
                        word -> word,
                        word -> Set.of(word.letters().toLowerCase(Locale.ROOT).replaceFirst("s$", "")))));
        return found.highlight();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Two ferries, one Ferry.|'ferry'|Two ferries, one <mark>Ferry</mark>.",
                "The harbours of Harbourtown|'harbour'|The <mark>harbours</mark> of Harbourtown",
                "The harbours of Harbourtown|'harb':*|The <mark>harbours</mark> of <mark>Harbourtown</mark>",
                "a well-known ferry|'well-known' & 'ferry'|a <mark>well-known</mark> <mark>ferry</mark>",
                "a well-known ferry|'known'|a well-<mark>known</mark> ferry",
                "see quay.example, please|'quay.example'|see <mark>quay.example</mark>, please",
                "1 < 2 & <b>ferry</b>|'ferry' & !'ship'|1 &lt; 2 &amp; &lt;b&gt;<mark>ferry</mark>&lt;/b&gt;",
                "ferry or ship|\"'ferry' | 'quay' & !'ship'\"|<mark>ferry</mark> or ship",
                "ferry or ship|\"!( 'ship' <-> ( 'or' | 'and' ) ) & ( 'ferry' )\"|<mark>ferry</mark> or ship",
                "ferry or ship|( !'ship' ) & 'ferry'|<mark>ferry</mark> or ship",
                "O'Brien's ferry|'o' <-> 'brien'|<mark>O</mark>&apos;<mark>Brien</mark>&apos;s ferry",
                "東京の港、京の港|'東京' <-> '京の' <-> 'の港'|<mark>東京の港</mark>、京の港",
                "東京都と東京|\"'東京' | '東京' <-> '京都'\"|<mark>東京都</mark>と<mark>東京</mark>",
                "東京、横浜、京|'東京' <-> '京' <-> '横浜'|<mark>東京</mark>、<mark>横浜</mark>、京",
                "港の人々|'人々' & '港':* & !( 'の人' <-> '人々' )|<mark>港</mark>の<mark>人々</mark>",
                "a船 𠮷𠮷|'𠮷𠮷' & 'a' <-> '船':*|<mark>a</mark><mark>船</mark> <mark>𠮷𠮷</mark>",
                "น้ำ น้ำา|'น้ำ'|<mark>น้ำ</mark> <mark>น้ำ</mark>า",
                "กน กนี|'กน'|<mark>กน</mark> กนี",
                "Nothing of it|'ferry'|Nothing of it"
            },
            quoteCharacter = '"')
    void the_sought_words_are_marked(String text, String sought, String html) {
        assertEquals(html, highlight(text, sought));
    }

    @Test
    void of_a_long_text_the_two_best_passages_are_shown_in_whole_words() {
        var padding = "padding ".repeat(60);
        var text = padding + "the ferry left " + padding + "a pilot on a ferry to the quay " + padding;
        assertEquals(
                ("padding ".repeat(9) + "the <mark>ferry</mark> left" + " padding".repeat(9) + " … "
                        + "padding ".repeat(8) + "a <mark>pilot</mark> on a <mark>ferry</mark> to the quay"
                        + " padding".repeat(7)),
                highlight(text, "'ferry' & 'pilot'"));
    }

    @Test
    void passages_that_meet_do_not_overlap() {
        var text = "ferry " + "padding ".repeat(22) + "ferry " + "padding ".repeat(5) + "ferry";
        var html = highlight(text, "'ferry'");
        assertEquals(3, html.split("<mark>", -1).length - 1, html);
        assertEquals(
                text.length(),
                html.replaceAll("</?mark>", "").replace(" … ", " ").length(),
                20,
                html);
    }

    @Test
    void of_very_many_hits_the_first_thousand_are_chosen_from() {
        var html = highlight("ferry ".repeat(1_000) + "padding ".repeat(60) + "ferry pilot", "'ferry' & 'pilot'");
        assertFalse(html.contains("pilot"), html);
        assertTrue(html.startsWith("<mark>ferry</mark> "), html);
    }

    @Test
    void a_text_without_spaces_is_cut_between_characters() {
        var text = "𠮷".repeat(300);
        assertEquals("𠮷".repeat(80), highlight(text, "'ferry'"));
    }

    @Test
    void of_no_text_nothing_is_shown() {
        assertEquals("", highlight("", "'ferry'"));
    }
}
