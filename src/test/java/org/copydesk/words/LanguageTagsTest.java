package org.copydesk.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({
        "EN-gb, en-GB",
        "pt-br, pt-BR",
        "ZH-hant-tw, zh-Hant-TW",
        "SL-ROZAJ-BISKE, sl-rozaj-biske",
        "de-de-1996, de-DE-1996",
        "EN-ca-X-CA-latn, en-CA-x-ca-latn",
        "en-, en-"
    })
    void a_tag_is_written_one_way(String tag, String written) {
        assertEquals(written, LanguageTags.written(tag));
    }
}
