package org.copydesk.story;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses pages on which a parser of HTML would work without end: what is opened inside elements that are never closed is
 * opened again and again (HTML, section 13.2.4.3). One look at the tags tells, in time that grows with the page alone.
 */
final class Nesting {

    private static final Pattern TAG = Pattern.compile("<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*+)");

    private static final Set<String> WITHOUT_END = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    private static final Set<String> END_IS_IMPLIED = Set.of(
            "body",
            "colgroup",
            "dd",
            "dt",
            "head",
            "html",
            "li",
            "optgroup",
            "option",
            "p",
            "rp",
            "rt",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr");

    private static final Set<String> REOPENED =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static final int DEEPEST = 1_000;

    /** How many elements may have to be opened again. */
    private static final int MOST_REOPENED = 500_000;

    private Nesting() {}

    static void require(String html) {
        var tags = TAG.matcher(html);
        var depth = 0;
        var open = 0;
        var reopened = 0L;
        while (tags.find()) {
            var name = tags.group("name").toLowerCase(Locale.ROOT);
            var closes = !tags.group("close").isEmpty();
            if (REOPENED.contains(name)) {
                open = Math.max(0, closes ? open - 1 : open + 1);
            }
            if (!WITHOUT_END.contains(name) && !END_IS_IMPLIED.contains(name)) {
                depth = Math.max(0, closes ? depth - 1 : depth + 1);
            }
            reopened += closes ? 0 : open;
            if (depth > DEEPEST || reopened > MOST_REOPENED) {
                throw new UnreadableStory(
                        "The page leaves too many elements open to be read; send the story without the page around it.");
            }
        }
    }
}
