package org.copydesk.story;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.copydesk.story.Block.Shape;

/** Reads stories as they are pasted, or scraped off a page with its furniture. */
public final class PlainTextStory {

    private static final Pattern LINE = Pattern.compile("[^\\n\\r\\f\\u000B\\u0085\\u2028\\u2029]++");

    /** Text that was broken to fit a column has lines of about one length; scraped text has a paragraph to a line. */
    private static final int WIDEST_COLUMN = 100;

    private static final int NARROWEST_COLUMN = 40;
    private static final double FULL_LINE = 0.6;
    private static final double MOSTLY = 0.75;

    private record Line(String words, int start, int end, boolean afterGap) {}

    private PlainTextStory() {}

    /** @throws UnreadableStory if there is no word in it */
    public static Story read(String raw) {
        var text = RawText.of(raw, Shortcodes::inPlainText);
        var composer = new Composer(text);
        blocks(lines(text.text())).forEach(composer::add);
        return composer.compose();
    }

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        var matcher = LINE.matcher(text);
        var afterGap = true;
        var end = 0;
        while (matcher.find()) {
            var words = Repairs.words(matcher.group());
            afterGap |= matcher.start() - end > 1 && !text.startsWith("\r\n", end) || matcher.start() - end > 2;
            if (words.isEmpty()) {
                afterGap = true;
            } else {
                lines.add(new Line(words, matcher.start(), matcher.end(), afterGap));
                afterGap = false;
            }
            end = matcher.end();
        }
        return lines;
    }

    private static List<Block> blocks(List<Line> lines) {
        var fullLine = FULL_LINE * column(lines);
        var blocks = new ArrayList<Block>();
        var first = 0;
        for (var i = 0; i < lines.size(); i++) {
            if (i + 1 == lines.size() || !goesOn(lines.get(i), lines.get(i + 1), fullLine)) {
                blocks.add(block(lines.subList(first, i + 1)));
                first = i + 1;
            }
        }
        return blocks;
    }

    private static boolean goesOn(Line line, Line next, double fullLine) {
        return !next.afterGap
                && line.words.length() >= fullLine
                && Chrome.of(next.words).isEmpty();
    }

    /** How wide the column is that the text was broken for; infinite where it was not. */
    private static double column(List<Line> lines) {
        var widest = lines.stream().mapToInt(line -> line.words.length()).max().orElse(0);
        var followed = 0;
        var full = 0;
        for (var i = 0; i + 1 < lines.size(); i++) {
            if (!lines.get(i + 1).afterGap) {
                followed++;
                full += lines.get(i).words.length() >= FULL_LINE * widest ? 1 : 0;
            }
        }
        var broken = widest >= NARROWEST_COLUMN
                && widest <= WIDEST_COLUMN
                && followed >= 2
                && followed * 2 >= lines.size()
                && full >= MOSTLY * followed;
        return broken ? widest : Double.POSITIVE_INFINITY;
    }

    private static Block block(List<Line> lines) {
        var words = lines.stream().map(Line::words).collect(joining(" "));
        var start = lines.get(0).start;
        var end = lines.get(lines.size() - 1).end;
        return new Block(Shape.TEXT, words, MarkdownSource.ofWords(words), start, end, true);
    }
}
