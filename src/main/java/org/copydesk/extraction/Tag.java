package org.copydesk.extraction;

/** What a word is, as far as the rules need to know. */
enum Tag {
    QUOTE,
    PUNCTUATION,
    PRONOUN,
    BE,
    AUXILIARY,
    ADVERB,
    THAT,
    RELATIVE,
    CONJUNCTION,
    PREPOSITION,
    DETERMINER,
    TIME,
    SPEECH,
    ADDRESSING,
    SPEECH_PARTICIPLE,
    COURTESY,
    TITLE,
    ROLE,
    NAME,
    NUMBER,
    FUNCTION,
    OTHER_WORD
}
