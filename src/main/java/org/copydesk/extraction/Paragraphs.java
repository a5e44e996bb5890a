package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into paragraphs, whether they stand one a line or are wrapped and set apart by empty lines. */
final class Paragraphs {

    private static final String ENDS_A_SENTENCE = ".!?:\"'”’»…";

    private Paragraphs() {}

    static List<Span> of(String text) {
        var lines = lines(text);
        var wrapped = lines.stream().anyMatch(line -> line.start() == line.end());
        var paragraphs = new ArrayList<Span>();
        var start = -1;
        var end = 0;
        for (var line : lines) {
            var empty = line.start() == line.end();
            if (start >= 0 && (empty || !wrapped || ENDS_A_SENTENCE.indexOf(text.charAt(end - 1)) >= 0)) {
                paragraphs.add(new Span(start, end));
                start = -1;
            }
            if (!empty) {
                start = start < 0 ? line.start() : start;
                end = line.end();
            }
        }
        if (start >= 0) {
            paragraphs.add(new Span(start, end));
        }
        return paragraphs;
    }

    /** Without white space at either end; an empty line is an empty span. */
    private static List<Span> lines(String text) {
        var lines = new ArrayList<Span>();
        for (var at = 0; at <= text.length(); ) {
            var feed = text.indexOf('\n', at);
            var end = feed < 0 ? text.length() : feed;
            lines.add(trimmed(text, at, end));
            at = end + 1;
        }
        return lines;
    }

    static Span trimmed(String text, int start, int end) {
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
