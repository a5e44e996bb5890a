package org.copydesk.extraction;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tries the rules on one quote after another; keeps its matchers, because making them takes longer than matching. */
final class Attributions {

    /** Attributions are near; a bound keeps the time linear whatever the sentence. */
    static final int WINDOW_PHRASES = 60;

    /** What is behind the quote may name the speaker, or somebody who only tells of it. */
    private static final Set<String> PASSED_ON = Set.of("name-said", "according-to");

    private record Trial(Rule rule, Matcher matcher, boolean source, boolean hedge, boolean cue) {
        static Trial of(Rule rule) {
            var pattern = rule.pattern().pattern();
            return new Trial(
                    rule,
                    rule.pattern().matcher(""),
                    pattern.contains("(?<o>"),
                    pattern.contains("(?<h>"),
                    pattern.contains("(?<v>"));
        }
    }

    /** "Ann Doe, whom the mayor called "…", said she would sue": what she said comes later. */
    private static final Pattern ASIDE = Pattern.compile("[NORPx],(?:r|b{0,2}[VW])[^,QqVG:;]{0,16}$");

    private static final Pattern SAYING_MORE = Pattern.compile("[Qq],?V[NORP][^,.:;-]");

    private final List<Trial> trials = Rule.ALL.stream().map(Trial::of).toList();
    private final Trial wasDescribed = Trial.of(Rule.WAS_DESCRIBED);
    private final Trial described = Trial.of(Rule.DESCRIBED);
    private final Matcher aside = ASIDE.matcher("");
    private final Matcher sayingMore = SAYING_MORE.matcher("");

    /** @param quote its place among the sentence's phrases */
    @Nullable
    Attribution of(Sentence sentence, int quote) {
        var before = holds(sentence.letters(), Math.max(0, quote - WINDOW_PHRASES), quote, "VWGA:");
        var after = holds(sentence.letters(), quote + 1, end(sentence, quote), "VWA-:");
        var description = before ? description(sentence, quote) : null;
        if (description != null) {
            var described = describedBySomebody(description, quote);
            if (described != null || description.rule() == Rule.DESCRIBED) {
                return described;
            }
            before = false;
        }
        var saysMore = before && after && isAsideOfWhoSaysMore(sentence, quote);
        Attribution reported = null;
        for (var trial : trials) {
            var found =
                    (trial.rule().side() == Rule.Side.AFTER ? after : before) ? apply(trial, sentence, quote) : null;
            if (found == null || saysMore && found.cue() < found.speaker()) {
                continue;
            }
            if (reported == null && quote > 0 && PASSED_ON.contains(trial.rule().name())) {
                reported = found;
                continue;
            }
            return reported == null || isReportedByAnother(found, quote) ? found : reported;
        }
        return reported;
    }

    /** What somebody was called says nobody, or who called him so. */
    private @Nullable Attribution description(Sentence sentence, int quote) {
        var was = apply(wasDescribed, sentence, quote);
        if (was != null) {
            var from = Math.max(0, quote - WINDOW_PHRASES);
            return holds(sentence.letters(), from, was.cue(), "VWGA") ? null : was;
        }
        var aside = apply(described, sentence, quote);
        return aside != null
                        && (aside.speaker() >= 0
                                || sentence.letters().charAt(quote - 1) == 'a'
                                || Lexicon.NAMED.contains(sentence.phrases()
                                        .get(aside.cue())
                                        .word()
                                        .lower()))
                ? aside
                : null;
    }

    private static @Nullable Attribution describedBySomebody(Attribution description, int quote) {
        if (description.speaker() >= 0) {
            return description;
        }
        var sentence = description.sentence();
        var behind = quote + 2;
        return behind < sentence.phrases().size()
                        && sentence.letters().charAt(quote + 1) == 'y'
                        && sentence.phrases().get(behind).canSpeak()
                ? new Attribution(description.rule(), sentence, sentence.named(behind), description.cue(), -1, -1)
                : null;
    }

    private boolean isAsideOfWhoSaysMore(Sentence sentence, int quote) {
        return aside.reset(sentence.letters())
                        .region(Math.max(0, quote - WINDOW_PHRASES), quote)
                        .find()
                && sayingMore
                        .reset(sentence.letters())
                        .region(quote, end(sentence, quote))
                        .lookingAt();
    }

    /** "Stubbs told them he was "tired," the sheriff said": the words are Stubbs's, the sheriff passes them on. */
    private static boolean isReportedByAnother(Attribution found, int quote) {
        return found.hedge() >= 0
                || found.rule().name().equals("name-said-before")
                        && found.speaker() == 0
                        && quote - found.cue() > 1
                        && ",:".indexOf(found.sentence().letters().charAt(quote - 1)) < 0;
    }

    private static @Nullable Attribution apply(Trial trial, Sentence sentence, int quote) {
        var matcher = trial.matcher().reset(sentence.letters());
        if (trial.rule().side() == Rule.Side.AFTER) {
            matcher.region(quote, end(sentence, quote));
            if (!matcher.lookingAt()) {
                return null;
            }
        } else {
            matcher.region(Math.max(0, quote - WINDOW_PHRASES), quote + 1);
            if (!matcher.find()) {
                return null;
            }
        }
        return new Attribution(
                trial.rule(),
                sentence,
                matcher.start("s") < 0 ? -1 : sentence.named(matcher.start("s")),
                trial.cue() ? matcher.start("v") : -1,
                trial.source() ? matcher.start("o") : -1,
                trial.hedge() ? matcher.start("h") : -1);
    }

    private static int end(Sentence sentence, int quote) {
        return Math.min(sentence.letters().length(), quote + WINDOW_PHRASES);
    }

    private static boolean holds(String letters, int from, int to, String wanted) {
        for (var at = from; at < to; at++) {
            if (wanted.indexOf(letters.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
