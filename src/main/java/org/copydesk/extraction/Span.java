package org.copydesk.extraction;

/**
 * A stretch of a text.
 *
 * @param end exclusive
 */
public record Span(int start, int end) {

    String in(String text) {
        return text.substring(start, end);
    }
}
