package org.copydesk.extraction;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way of saying who speaks, as a pattern over the letters of {@link Phrases}.
 *
 * @param adjacent cue and speaker stand right beside the quote, so that it is speech whatever it looks like
 */
record Rule(String name, Side side, Pattern pattern, boolean adjacent, double confidence) {

    enum Side {
        AFTER,
        BEFORE
    }

    /** Speaker, cue, source in between; words skipped between a subject and its verb; anything but a cue or quote. */
    private static final String[][] SHORTHAND = {
        {"SPEAKER", "(?<s>[NORP])"},
        {"SOURCE", "(?<o>[NORP])"},
        {"CUE", "(?<v>[VW])"},
        {"SAID", "(?<v>V)"},
        {"TOLD", "(?<v>W)"},
        {"ADDING", "(?<v>G)"},
        {"ACCORDING", "(?<v>A)"},
        {"_", "[hb(x]{0,4}"},
        {"ASIDE", ",(?!r)[^,QqVW:]{1,14}"},
        {"WHO", ",?r[^,Qq:]{1,16}"},
        {"\u2026", "[^VWGAQq:;]{0,22}:?"},
        {"ANY", "[^Qq;]{0,40}"},
        {" ", ""},
    };

    /** It was described as "…", by the mayor or nobody knows whom. */
    static final Rule WAS_DESCRIBED =
            before("described-by", "B [hb]{0,3} CUE (?:[bx]{0,2} y SPEAKER)? [^VWGAQq:;]{0,22} [Qq]", true, 0.85);

    /** Ann Doe, once called "…" by the mayor, left. */
    static final Rule DESCRIBED =
            before("described-by", "[NORPx] [,(] b{0,2} CUE (?:[bx]{0,2} y SPEAKER)? x? a? w? [Qq]", true, 0.85);

    /** In order: the first that fits names the speaker. */
    static final List<Rule> ALL = List.of(
            // "…", said Ann Doe
            after("said-name", "Q [,-]? h? SAID b{0,2} SPEAKER (?![hBVW])", true, 0.97),
            // "…", she added        "…," the mayor of Merrow told reporters
            after("name-said", "Q [,-]? SPEAKER _ CUE", true, 0.97),
            // "…," Ann Doe, 71, who owns the boat, said
            after("name-aside-said", "Q [,-]? SPEAKER (?:ASIDE|WHO){1,3} ,? _ CUE", true, 0.93),
            after("name-who-said", "Q [,-]? SPEAKER WHO ,? _ CUE", true, 0.85),
            // "…" according to police
            after("according-to", "[Qq] [^QqVW.;]{0,12} ACCORDING SPEAKER", false, 0.93),
            // "…," as she put it        "…" is how she put it
            after("as-name-put-it", "[Qq] [,-]? (?:a|B?[twa]{1,3}) SPEAKER _ CUE", false, 0.9),
            // Reuters quoted a guard as saying "…"
            before("quoted-name-as-saying", "SOURCE _ W SPEAKER x{0,2} a ADDING \u2026 [Qq]", true, 0.93),
            // The guard was quoted by Reuters as saying "…"
            before(
                    "was-quoted-as-saying",
                    "SPEAKER h{0,2} B b? W (?:y SOURCE|x){0,2} a ADDING \u2026 [Qq]",
                    true,
                    0.93),
            // He is reported to have said "…"
            before("reported-to-have-said", "SPEAKER (?<h>b?Bb?[VWw]wh) CUE \u2026 [Qq]", true, 0.85),
            // Ann Doe said, "…"        She told the court on Monday that it was "…"
            before("name-said-before", "SPEAKER _ CUE \u2026 [Qq]", true, 0.94),
            before("name-aside-said-before", "SPEAKER (?:ASIDE|WHO){1,3} ,? _ CUE \u2026 [Qq]", true, 0.9),
            // Ann Doe told the mayor, who answered, "…"
            before("name-who-said-before", "SPEAKER ,? r _ CUE \u2026 [Qq]", true, 0.85),
            // According to Ann Doe, "…"
            before("according-to-before", "ACCORDING SPEAKER ANY [Qq]", true, 0.92),
            // Said Ann Doe: "…"
            before("said-name-before", "^ SAID SPEAKER [^QqVW:;]{0,16} [:,] [Qq]", true, 0.9),
            // When the gates opened, Ann Doe turned round and said, "…"
            before(
                    "opening-then-name-first",
                    "^ [acrtGwxbVW] [^,Qq]{0,24} , SPEAKER ANY (?<v>[VWG]) \u2026 [Qq]",
                    false,
                    0.8),
            // Ann Doe shook her head and said, "…"        Ann Doe blamed the weather, calling it "…"
            before("name-first-then-said", "^ [^NORPQq]{0,12} SPEAKER ANY (?<v>[VWG]) \u2026 [Qq]", false, 0.8),
            // …, she said, adding that it was "…"
            before("quote-then-adding", "[Qq] [^NORPQq]{0,3} SPEAKER [^Qq;]{0,24} (?<v>[GVW]) \u2026 [Qq]", false, 0.8),
            // He described it as "…" and said of his critics, "…"
            before("name-first-and-said", "^ [^NORPQq]{0,12} SPEAKER [^;:]{0,40} c _ CUE \u2026 [Qq]", false, 0.8),
            // Asked about the roof: see the subject behind, he said "…"
            before("opening-then-name-said", "SPEAKER [^Qq;,]{0,12} , _ CUE \u2026 [Qq]", false, 0.7),
            // She was blunt: "…"        Merrow: "…"
            before("name-colon", "^ [^NORPQq]{0,8} SPEAKER [^Qq]{0,24} : [Qq]", true, 0.75),
            // He called it "…" and "…"
            before("cue-shared", "SPEAKER _ CUE [^VWG:;]{0,40} [Qq]", false, 0.75),
            // The roof was "…", the owner said.
            after("name-said-later", "[Qq] [^QqVWG]{0,24} , SPEAKER (?:ASIDE,)? _ CUE", false, 0.85),
            after("said-name-later", "[Qq] [^QqVWG]{0,24} , SAID SPEAKER", false, 0.85),
            // "…" — Ann Doe
            after("dash-name", "[Qq] - (?<s>N) [^QqVW]{0,8} $", true, 0.8),
            // "…": Merrow
            after("colon-name", "[Qq] : SPEAKER $", true, 0.8));

    private static Rule after(String name, String pattern, boolean adjacent, double confidence) {
        return new Rule(name, Side.AFTER, compiled(pattern), adjacent, confidence);
    }

    private static Rule before(String name, String pattern, boolean adjacent, double confidence) {
        return new Rule(name, Side.BEFORE, compiled(pattern + "$"), adjacent, confidence);
    }

    private static Pattern compiled(String pattern) {
        for (var shorthand : SHORTHAND) {
            pattern = pattern.replace(shorthand[0], shorthand[1]);
        }
        return Pattern.compile(pattern);
    }
}
