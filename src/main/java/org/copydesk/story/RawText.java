package org.copydesk.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.copydesk.story.Receipt.Entry;
import org.copydesk.story.Receipt.Fate;
import org.copydesk.story.Receipt.Kind;

/**
 * A raw text on its way into a story: mended, without its shortcodes, and with the receipt of both. Whatever was taken
 * out is blank, so that all that is left stands where it stood.
 */
final class RawText {

    private final String raw;
    private final char[] text;
    private final int[] pairs;
    private final List<Entry> receipt = new ArrayList<>();
    private final List<String> captions = new ArrayList<>();
    /** Where the captions end that were taken out so far. */
    private int captioned;

    private CommentSettings comments = CommentSettings.NONE;

    private RawText(String raw, Repairs repairs) {
        this.raw = raw;
        this.text = repairs.text().toCharArray();
        this.pairs = IntStream.range(1, raw.length())
                .filter(i -> Character.isSurrogatePair(raw.charAt(i - 1), raw.charAt(i)))
                .toArray();
    }

    static RawText of(String raw, Function<String, List<Shortcode>> shortcodes) {
        if (raw.chars().allMatch(c -> Repairs.isSpace((char) c) || Repairs.isInvisible((char) c))) {
            throw new UnreadableStory("The text is empty; send a story.");
        }
        var repairs = Repairs.of(raw);
        var text = new RawText(raw, repairs);
        repairs.made().forEach(text::note);
        shortcodes.apply(repairs.text()).forEach(text::take);
        return text;
    }

    String text() {
        return String.valueOf(text);
    }

    List<Entry> receipt() {
        return receipt;
    }

    /** The contents of caption shortcodes. */
    List<String> captions() {
        return captions;
    }

    CommentSettings comments() {
        return comments;
    }

    void comments(CommentSettings later) {
        comments = comments.and(later);
    }

    /** @param start in UTF-16 units */
    Place place(int start, int end) {
        return new Place(codePoints(start), codePoints(end));
    }

    String raw(int start, int end) {
        return raw.substring(start, end);
    }

    /** Where words that begin at a place end there, whatever was mended between them. */
    int end(int start, String words) {
        var characters = words.chars().filter(c -> !Repairs.isSpace((char) c)).count();
        var at = start;
        for (; characters > 0; at++) {
            characters -= Repairs.isSpace(text[at]) || Repairs.isInvisible(text[at]) ? 0 : 1;
        }
        return at;
    }

    /** The words of one line, and its place without the white space around it. */
    void note(Kind kind, Fate fate, int start, int end, Map<String, String> data) {
        var from = start;
        var to = end;
        while (from < to && isBlank(from)) {
            from++;
        }
        while (to > from && isBlank(to - 1)) {
            to--;
        }
        note(kind, fate, raw.substring(from, to), from, to, data);
    }

    void note(Kind kind, Fate fate, String words, int start, int end, Map<String, String> data) {
        receipt.add(new Entry(kind, fate, words, place(start, end), data));
    }

    private void note(Repairs.Repair repair) {
        var to = repair.to;
        var times = String.valueOf(repair.times);
        if (to == null) {
            note(Kind.DAMAGE, Fate.USED, repair.from, repair.start, repair.end(), Map.of("times", times));
        } else {
            note(Kind.REPAIR, Fate.USED, repair.from, repair.start, repair.end(), Map.of("to", to, "times", times));
        }
    }

    private void take(Shortcode shortcode) {
        var data = new LinkedHashMap<String, String>();
        data.put("name", shortcode.name());
        data.putAll(shortcode.attributes());
        if (shortcode.escaped()) {
            blank(shortcode.start(), shortcode.start() + 1);
            blank(shortcode.end() - 1, shortcode.end());
            note(shortcode, Fate.USED, Map.of("escaped", shortcode.name()));
        } else if (shortcode.isCaption()) {
            caption(shortcode, data);
        } else {
            var known = shortcode.isAboutComments();
            comments(known ? shortcode.comments() : CommentSettings.NONE);
            var fate = known ? Fate.USED : Fate.DROPPED;
            blank(shortcode.start(), shortcode.contentStart());
            blank(shortcode.contentEnd(), shortcode.end());
            note(shortcode, fate, data);
        }
    }

    /** Without what stands between two markers: others could begin and end there, and each would be noted with all of it. */
    private void note(Shortcode shortcode, Fate fate, Map<String, String> data) {
        note(Kind.SHORTCODE, fate, shortcode.start(), shortcode.contentStart(), data);
        if (shortcode.paired()) {
            note(Kind.SHORTCODE, fate, shortcode.contentEnd(), shortcode.end(), Map.of());
        }
    }

    /** One inside another goes with it. */
    private void caption(Shortcode shortcode, Map<String, String> data) {
        if (shortcode.end() <= captioned) {
            return;
        }
        captioned = shortcode.end();
        var length = shortcode.contentEnd() - shortcode.contentStart();
        var content = new String(text, shortcode.contentStart(), length);
        captions.add(content.isBlank() ? shortcode.attributes().getOrDefault("caption", "") : content);
        blank(shortcode.start(), shortcode.end());
        note(Kind.CAPTION, Fate.USED, shortcode.start(), shortcode.end(), data);
    }

    private void blank(int start, int end) {
        Arrays.fill(text, start, end, ' ');
    }

    private boolean isBlank(int at) {
        return Repairs.isSpace(raw.charAt(at)) || Repairs.isInvisible(raw.charAt(at));
    }

    private int codePoints(int at) {
        var index = Arrays.binarySearch(pairs, at);
        var before = index < 0 ? -index - 1 : index;
        return at - before;
    }
}
