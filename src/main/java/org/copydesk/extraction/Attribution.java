package org.copydesk.extraction;

import org.jspecify.annotations.Nullable;

/**
 * What a rule found around a quote; places are indexes of the sentence's phrases, -1 where there is none.
 *
 * @param source who quotes the speaker
 */
record Attribution(Rule rule, Sentence sentence, int speaker, int cue, int source, int hedge) {

    Phrase speakerPhrase() {
        return sentence.phrases().get(speaker);
    }

    @Nullable
    Phrase cuePhrase() {
        return cue < 0 ? null : sentence.phrases().get(cue);
    }
}
