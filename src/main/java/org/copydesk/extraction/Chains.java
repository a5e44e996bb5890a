package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds through whom a quote came: "told Reuters", "according to the Courier", "the newspaper reported". */
final class Chains {

    private static final Set<String> CARRYING = Set.of("to", "with", "by", "on", "in");
    private static final int TRAILING_PHRASES = 8;
    /** "…, Ann Doe said, the agency reported." */
    private static final Pattern TRAILING = Pattern.compile("[,Qq](?<o>[NOR])[hb]{0,2}V[bx]{0,2}\\.?$");

    private final String text;

    Chains(String text) {
        this.text = text;
    }

    List<Noun> of(Attribution attribution) {
        var sentence = attribution.sentence();
        var speaker = attribution.speakerPhrase().noun();
        var chain = new ArrayList<Noun>();
        var from = Math.max(0, attribution.speaker() - Attributions.WINDOW_PHRASES);
        var to = Math.min(sentence.phrases().size(), attribution.speaker() + Attributions.WINDOW_PHRASES);
        for (var i = from; i < to; i++) {
            var phrase = sentence.phrases().get(i);
            if (phrase.noun() != null && i != attribution.speaker() && carries(attribution, i, phrase)) {
                add(chain, phrase.noun(), speaker);
            }
        }
        var trailing = TRAILING.matcher(sentence.letters());
        trailing.region(
                Math.max(from, sentence.letters().length() - TRAILING_PHRASES),
                sentence.letters().length());
        if (trailing.find() && trailing.start("o") > Math.max(attribution.cue(), attribution.speaker())) {
            add(chain, sentence.phrases().get(trailing.start("o")).noun(), speaker);
        }
        return chain;
    }

    private static void add(List<Noun> chain, @Nullable Noun noun, @Nullable Noun speaker) {
        if (noun != null && noun != speaker && !chain.contains(noun)) {
            chain.add(noun);
        }
    }

    private boolean carries(Attribution attribution, int at, Phrase phrase) {
        if (at == attribution.source()) {
            return true;
        }
        var letters = attribution.sentence().letters();
        var before = at > 0 ? letters.charAt(at - 1) : ' ';
        if (before == 'A') {
            return attribution.cue() != at - 1;
        }
        if (!isOutlet(phrase.noun())) {
            return false;
        }
        return phrase.letter() == 'x'
                ? CARRYING.contains(phrase.word().lower())
                : before == 'W' && at - 1 == attribution.cue();
    }

    private boolean isOutlet(@Nullable Noun noun) {
        if (noun == null || noun.is(Noun.Kind.PRONOUN)) {
            return false;
        }
        var words = noun.mention().in(text).split("[\\s’']+");
        return !words[0].equals("this") && Arrays.stream(words).anyMatch(Chains::isOutlet);
    }

    private static boolean isOutlet(String word) {
        return Character.isUpperCase(word.codePointAt(0))
                ? Lexicon.OUTLET_NAMES.contains(word.toLowerCase(Locale.ROOT))
                : Lexicon.OUTLET_NOUNS.contains(word);
    }
}
