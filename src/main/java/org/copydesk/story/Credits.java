package org.copydesk.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The line that says who wrote a story. */
record Credits(String byline, List<String> authors, String rest) {

    private static final String NAME =
            "(?:[\\p{Lu}][\\p{L}\\p{M}'’.-]*+)(?: (?:de|del|della|der|van|von|den|bin|ibn|al|el|la|le|ter|of|the) | )?"
                    + "(?:(?:de|del|van|von|der|den|al|el|la|le) )*(?:[\\p{Lu}][\\p{L}\\p{M}'’.-]*+ ?){0,4}";

    private static final Pattern LINE =
            Pattern.compile("(?:[Bb]y|BY|(?:Written|Words|Story|Reporting|Report) by|Author)[: ]\\s*(?<names>" + NAME
                    + "(?:(?:, | and | & )" + NAME
                    + ")*)(?<role>, [\\p{L} -]{3,60})?(?:\\s*(?:[|•·–—]|, | on | at )\\s*(?<rest>.{1,80}))?");

    private static final int LONGEST = 160;

    /** Reads a line that is a byline and nothing else, but for a date behind it. */
    static Optional<Credits> of(String words) {
        var line = LINE.matcher(words);
        if (words.length() > LONGEST || !line.matches()) {
            return Optional.empty();
        }
        var rest = line.group("rest");
        var byline =
                rest == null ? words : words.substring(0, line.start("rest")).replaceFirst("\\W+(?: on | at )?$", "");
        return Optional.of(new Credits(byline, names(line.group("names")), rest == null ? "" : rest));
    }

    static List<String> names(String list) {
        return Arrays.stream(list.split(", | and | & ", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
