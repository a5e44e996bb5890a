package org.copydesk.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.copydesk.citation.Citation.Role;
import org.jspecify.annotations.Nullable;

/**
 * A line that names the outlets a story comes from.
 *
 * @param length how much of the line it takes; a lead-in may be followed by the story
 */
record OutletLine(Outlet.Form form, int length, List<Named> outlets) {

    record Named(String name, Role role, @Nullable String url) {}

    /** Up to eight words that begin with a capital or a digit, joined by small words that names of outlets have. */
    private static final String NAME = "(?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}\\p{M}'’.&+-]*+"
            + "(?:\\s(?:(?:of|and|the|on|for|in|de|du|del|der|la|le|&)\\s){0,2}[\\p{Lu}\\p{N}][\\p{L}\\p{N}\\p{M}'’.&+-]*+){0,7})";

    private static final Pattern LEAD_IN = Pattern.compile(
            "(?:(?:From|Via|Courtesy of|As reported by|As published (?:by|in)|Republished from|Reprinted from) (?:[Tt]he )?(?<from>"
                    + NAME + ")"
                    + "|(?:The )?(?<reports>" + NAME + ") (?:reports|reported|writes|wrote)):(?=\\s|$)");

    private static final Pattern SOURCE_LINE = Pattern.compile(
            "[(\\[]?(?:(?<label>Sources?|Via|H/T|Hat tip|Original(?: source| article)?|With thanks to)\\s*[:–—-]\\s*"
                    + "|(?:(?:This|The) (?:article|story|report|post|piece) )?(?:was |is )?(?<phrase>(?:[Ff]irst |[Oo]riginally )?"
                    + "(?:[Aa]ppeared|[Pp]ublished|[Rr]epublished|[Rr]eprinted|[Rr]eproduced)) (?:in|on|by|at|from|with permission from) )"
                    + "(?<names>[^\\n]{1,200})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>()\\[\\]\"]++");

    private static final Pattern NAMED =
            Pattern.compile("(?<link>via|through|by way of|h/t|courtesy of)?\\s*(?:[Tt]he )?(?<name>" + NAME + ")");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*(?:[,;|(/]\\s*|\\band\\s+)?");

    private static final Pattern END = Pattern.compile("[\\s.,;:)\\]–—-]*");

    private static final Pattern LABELS_OF_AN_INTERMEDIARY = Pattern.compile("(?i:via|h/t|hat tip|with thanks to)");

    /** Whether the words begin with a lead-in. */
    static Optional<OutletLine> leadIn(String words) {
        var leadIn = LEAD_IN.matcher(words);
        if (!leadIn.lookingAt()) {
            return Optional.empty();
        }
        var whole = leadIn.end() == words.length();
        var name = leadIn.group("from") != null ? leadIn.group("from") : leadIn.group("reports");
        return whole || leadIn.group("from") != null
                ? Optional.of(new OutletLine(
                        Outlet.Form.LEAD_IN, leadIn.end(), List.of(new Named(name, Role.REPUBLISHED_FROM, null))))
                : Optional.empty();
    }

    /** Whether the words are a source line and nothing else. */
    static Optional<OutletLine> sourceLine(String words) {
        var line = SOURCE_LINE.matcher(words);
        if (!line.matches()) {
            return Optional.empty();
        }
        var label = line.group("label");
        var viaAnother =
                label != null && LABELS_OF_AN_INTERMEDIARY.matcher(label).matches();
        var outlets = named(line.group("names"), viaAnother ? Role.INTERMEDIARY : Role.REPUBLISHED_FROM);
        return outlets.isEmpty()
                ? Optional.empty()
                : Optional.of(new OutletLine(Outlet.Form.SOURCE_LINE, words.length(), outlets));
    }

    /** Empty where anything but names and one address is left over: then it is a sentence. */
    private static List<Named> named(String names, Role role) {
        var url = URL.matcher(names);
        var address = url.find() ? url.group() : null;
        var rest = address == null ? names : names.replace(address, "");
        var outlets = new ArrayList<Named>();
        Matcher matcher = NAMED.matcher(rest);
        var at = 0;
        while (at < rest.length() && matcher.region(at, rest.length()).lookingAt()) {
            var first = outlets.isEmpty();
            outlets.add(new Named(
                    matcher.group("name").replaceFirst("[.]$", ""),
                    first && matcher.group("link") == null ? role : Role.INTERMEDIARY,
                    first ? address : null));
            var gap = BETWEEN_NAMES.matcher(rest).region(matcher.end(), rest.length());
            at = gap.lookingAt() ? gap.end() : matcher.end();
        }
        var complete = END.matcher(rest).region(at, rest.length()).matches();
        if (complete && outlets.isEmpty() && address != null) {
            return List.of(new Named(host(address), role, address));
        }
        return complete ? outlets : List.of();
    }

    private static String host(String address) {
        return address.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[/:?#].*$", "");
    }
}
