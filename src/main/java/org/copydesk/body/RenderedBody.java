package org.copydesk.body;

import java.util.List;

/**
 * A body in the forms that readers get. The text is the texts of the blocks, one blank line apart, in NFC; the HTML
 * keeps the characters as they were written.
 */
public record RenderedBody(String html, String text, List<Block> blocks, int wordCount, int readingMinutes) {}
