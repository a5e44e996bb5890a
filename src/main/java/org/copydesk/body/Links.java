package org.copydesk.body;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Counts the web addresses in plain text, as moderators see them beside a reader's comment. */
public final class Links {

    /** Addresses, then what may be a domain; an at sign before or behind it makes it an e-mail address. */
    private static final Pattern LINK = Pattern.compile("((?:\\b\\p{Alpha}{2,10}://|\\b(?i:www)\\.)\\S++)"
            + "|(?<![\\p{L}\\p{M}\\p{N}@._-])[\\p{L}\\p{M}\\p{N}-]++(?:\\.[\\p{L}\\p{M}\\p{N}-]++)++(?!@)");

    /** A word and a capital after a full stop is a new sentence, not a domain. */
    private static final Pattern TOP_LEVEL =
            Pattern.compile("\\.(?:\\p{Ll}{2,63}+|\\p{Lu}{2,63}+|[\\p{Lo}\\p{M}]{2,63}+)(?![\\p{L}\\p{M}\\p{N}-])");

    /** Browsers take it for a dot; between other letters it ends a sentence. */
    private static final Pattern WIDE_DOT = Pattern.compile("。(?=\\p{Alpha})");

    private Links() {}

    public static int count(String plainText) {
        var text = WIDE_DOT.matcher(Normalizer.normalize(plainText, Normalizer.Form.NFKC))
                .replaceAll(".");
        return (int) LINK.matcher(text).results().filter(Links::isLink).count();
    }

    private static boolean isLink(MatchResult found) {
        return found.group(1) != null || TOP_LEVEL.matcher(found.group()).find();
    }
}
