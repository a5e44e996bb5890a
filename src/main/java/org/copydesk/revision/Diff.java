package org.copydesk.revision;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one revision to another: the text word by word, every other field as a whole; so the body too where
 * its text is the same, as with another link.
 *
 * @param text the passages of both texts in order
 * @param html the same to look at: safe HTML in which {@code del} and {@code ins} mark what changed
 */
public record Diff(int from, int to, List<Passage> text, List<Field> fields, String html) {

    private static final Pattern WORDS = Pattern.compile("\\s+|[^\\s\\p{Punct}]+|\\p{Punct}");

    /** The version is no content. */
    private static final Set<String> NOT_SHOWN = Set.of("version");

    /** The body is shown as text, where that tells what changed. */
    private static final Set<String> SHOWN_AS_TEXT = Set.of("body", "version");

    private static final Pattern PARAGRAPHS = Pattern.compile("(?s).+?(?:\\n\\n|$)");

    /** Longer stretches are shown as replaced as a whole. */
    private static final int MOST_COMPARED = 5_000;

    @Schema(name = "DiffChange")
    public enum Change {
        SAME,
        DELETED,
        INSERTED
    }

    public record Passage(Change change, String text) {}

    public record Field(
            String field, @Nullable Object before, @Nullable Object after) {}

    /** A revision as it is compared: its fields, and its body as plain text. */
    public record Side(int number, JsonNode fields, String text) {}

    public static Diff between(Side before, Side after) {
        var passages = passages(before.text, after.text);
        return new Diff(before.number, after.number, passages, fields(before, after), html(passages));
    }

    private static List<Field> fields(Side before, Side after) {
        var names = new TreeSet<String>();
        before.fields.fieldNames().forEachRemaining(names::add);
        after.fields.fieldNames().forEachRemaining(names::add);
        names.removeAll(before.text.equals(after.text) ? NOT_SHOWN : SHOWN_AS_TEXT);
        return names.stream()
                .filter(name -> !before.fields.path(name).equals(after.fields.path(name)))
                .map(name -> new Field(name, before.fields.get(name), after.fields.get(name)))
                .toList();
    }

    /** Paragraph by paragraph first: comparing costs the square of what differs. */
    private static List<Passage> passages(String before, String after) {
        var passages = new ArrayList<Passage>();
        for (var paragraph : compare(pieces(before, PARAGRAPHS), pieces(after, PARAGRAPHS))) {
            if (paragraph.isSame()) {
                join(passages, Change.SAME, paragraph.before);
                continue;
            }
            for (var words : compare(pieces(paragraph.before, WORDS), pieces(paragraph.after, WORDS))) {
                if (words.isSame()) {
                    join(passages, Change.SAME, words.before);
                } else {
                    join(passages, Change.DELETED, words.before);
                    join(passages, Change.INSERTED, words.after);
                }
            }
        }
        return passages;
    }

    private record Pair(String before, String after) {

        boolean isSame() {
            return before.equals(after);
        }

        Pair and(Pair next) {
            return new Pair(before + next.before, after + next.after);
        }
    }

    /** Both lists from their beginning to their end, in stretches that are the same or differ. */
    private static List<Pair> compare(List<String> before, List<String> after) {
        if (Math.max(before.size(), after.size()) > MOST_COMPARED) {
            return List.of(new Pair(String.join("", before), String.join("", after)));
        }
        var pairs = new ArrayList<Pair>();
        for (var delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas()) {
            var pair = new Pair(
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()));
            // The algorithm tells a replacement as a deletion and an insertion; here they are compared further.
            if (!pairs.isEmpty()
                    && !pair.isSame()
                    && !pairs.get(pairs.size() - 1).isSame()) {
                pair = pairs.remove(pairs.size() - 1).and(pair);
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private static List<String> pieces(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }

    private static void join(List<Passage> passages, Change change, String text) {
        if (text.isEmpty()) {
            return;
        }
        var last = passages.isEmpty() ? null : passages.get(passages.size() - 1);
        if (last != null && last.change == change) {
            passages.set(passages.size() - 1, new Passage(change, last.text + text));
        } else {
            passages.add(new Passage(change, text));
        }
    }

    private static String html(List<Passage> passages) {
        var body = passages.stream()
                .map(passage -> {
                    var words = Entities.escape(passage.text).replace("\n", "<br>");
                    return switch (passage.change) {
                        case SAME -> words;
                        case DELETED -> "<del>" + words + "</del>";
                        case INSERTED -> "<ins>" + words + "</ins>";
                    };
                })
                .collect(joining());
        return "<div>" + body + "</div>";
    }
}
