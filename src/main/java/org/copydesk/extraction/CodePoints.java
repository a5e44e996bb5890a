package org.copydesk.extraction;

/** Turns places in UTF-16 units, as Java counts, into code points. */
final class CodePoints {

    /** How many pairs of surrogates stand before each place. */
    private final int[] surplus;

    CodePoints(String text) {
        surplus = new int[text.length() + 1];
        for (var i = 0; i < text.length(); i++) {
            var pair = Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            surplus[i + 1] = surplus[i] + (pair ? 1 : 0);
        }
    }

    Span of(Span units) {
        return new Span(units.start() - surplus[units.start()], units.end() - surplus[units.end()]);
    }
}
