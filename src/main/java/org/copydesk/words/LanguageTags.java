package org.copydesk.words;

import java.util.Locale;

/** Language tags are the same whatever their case. They are compared as text, so all of them are written alike. */
public final class LanguageTags {

    private LanguageTags() {}

    /** In the case that RFC 5646 (2.1.1) recommends: {@code zh-Hant-TW}; what follows a single letter or digit is small. */
    public static String written(String tag) {
        var parts = tag.toLowerCase(Locale.ROOT).split("-", -1);
        for (var i = 1; i < parts.length && parts[i].length() > 1; i++) {
            parts[i] = switch (parts[i].length()) {
                case 2 -> parts[i].toUpperCase(Locale.ROOT);
                case 4 -> parts[i].substring(0, 1).toUpperCase(Locale.ROOT) + parts[i].substring(1);
                default -> parts[i];
            };
        }
        return String.join("-", parts);
    }

    /**
     * What a tag that a range of languages is for, and a hyphen behind it, are like in SQL: {@code en} is for {@code en} and
     * {@code en-GB}, {@code *} for all (basic filtering, RFC 4647, 3.3.1).
     */
    public static String pattern(String range) {
        return range.equals("*") ? "%" : written(range).replaceAll("[%_\\\\]", "\\\\$0") + "-%";
    }
}
