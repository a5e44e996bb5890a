package org.copydesk.extraction;

/** Tells words that the one named did not say, or not alone: they have a cue all the same. */
final class Unsaid {

    private static final String BEFORE_A_PAIR = ",(bct:";

    private Unsaid() {}

    static boolean is(Attribution found) {
        return found.cue() >= 0 && (isDenied(found) || isOfNeither(found) || isOfBoth(found));
    }

    /** "did not say", "denied having said", "refused to say"; but not "said she would not call it" or "did not only say". */
    private static boolean isDenied(Attribution found) {
        var from = Math.max(0, found.speaker() - Attributions.WINDOW_PHRASES);
        for (var at = found.speaker() - 1; at >= from && !is(found, at, "Qq"); at--) {
            if (is(found, at, "VWA")) {
                return false;
            }
        }
        var at = found.cue() - 1;
        for (; is(found, at, "hb"); at--) {
            if (Lexicon.NEVER.contains(word(found, at)) && !word(found, at + 1).equals("only")) {
                return true;
            }
        }
        return Lexicon.REFUSED.contains(word(found, word(found, at).equals("to") ? at - 1 : at));
    }

    private static boolean isOfNeither(Attribution found) {
        var at = found.speaker() - 1;
        return word(found, is(found, at, "h") ? at - 1 : at).equals("nor");
    }

    /** "Ann Doe and Tom Poole said": a quote has one speaker, and either would be half of the truth. */
    private static boolean isOfBoth(Attribution found) {
        var at = found.speaker();
        return found.cue() > at
                ? word(found, at - 1).equals("and")
                        && is(found, at - 2, "NORP")
                        && (at == 2 || is(found, at - 3, BEFORE_A_PAIR))
                : word(found, at + 1).equals("and") && is(found, at + 2, "NORP") && !is(found, at + 3, "hbBVWw");
    }

    private static boolean is(Attribution found, int at, String letters) {
        var sentence = found.sentence().letters();
        return at >= 0 && at < sentence.length() && letters.indexOf(sentence.charAt(at)) >= 0;
    }

    private static String word(Attribution found, int at) {
        var phrases = found.sentence().phrases();
        return at >= 0 && at < phrases.size() ? phrases.get(at).word().lower() : "";
    }
}
