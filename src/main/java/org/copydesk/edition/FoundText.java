package org.copydesk.edition;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copydesk.edition.ReadText.Word;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** One text that a search found, and the words in it that may be what was sought. */
final class FoundText {

    private static final int FRAGMENTS = 2;
    private static final int FRAGMENT_CHARS = 160;
    private static final String GAP = " … ";

    /** The first of a long text are enough to choose from. */
    private static final int HITS = 1000;

    private static final String FOLLOWED_BY = "<->";

    private static final Pattern TOKEN = Pattern.compile("'((?:[^'\\\\]|''|\\\\\\\\)*)'(:\\*)?|[!()&|]|" + FOLLOWED_BY);

    /** From a character to before another. */
    private record Place(int start, int end) {

        boolean touches(Place other) {
            return start < other.end && other.start < end;
        }
    }

    private record Hit(Place place, String lexeme) {}

    /**
     * What is searched for in the language of a text.
     *
     * @param runs what stands without blanks, letter for letter as in a text
     */
    record Sought(Set<String> words, Set<String> beginnings, List<String> runs, boolean[] firstLetters) {

        /** @param query as PostgreSQL writes a {@code tsquery}; what it excludes may be in a text found by other words */
        static Sought of(String query) {
            var sought = new Sought(new HashSet<>(), new HashSet<>(), new ArrayList<>(), new boolean[ReadText.LETTERS]);
            var excluded = false;
            var open = 0;
            var before = "";
            for (var token : TOKEN.matcher(query).results().toList()) {
                var letters = token.group(1) == null
                        ? ""
                        : token.group(1).replace("''", "'").replace("\\\\", "\\");
                switch (token.group()) {
                    case "!" -> excluded = true;
                    case "(" -> open += excluded ? 1 : 0;
                    case ")" -> open -= open > 0 ? 1 : 0;
                    case "&", "|", FOLLOWED_BY -> {}
                    default -> {
                        if (!excluded) {
                            sought.add(letters, token.group(2) != null, before);
                        }
                    }
                }
                if (!token.group().equals(FOLLOWED_BY)) {
                    excluded = open > 0 || token.group().equals("!");
                    before = letters;
                }
            }
            return sought;
        }

        private void add(String letters, boolean begins, String before) {
            if (Unspaced.begins(letters)) {
                addToRun(letters, Unspaced.end(before));
            } else {
                (begins ? beginnings : words).add(letters);
                firstLetters[ReadText.firstLetter(letters.charAt(0))] = true;
            }
        }

        private void addToRun(String letters, String shared) {
            var last = runs.size() - 1;
            if (last < 0 || shared.isEmpty() || !letters.startsWith(shared)) {
                runs.add(letters);
            } else {
                runs.set(last, runs.get(last) + letters.substring(shared.length()));
            }
        }

        /** Of one that begins like another the longer. */
        Stream<MatchResult> runsIn(String text) {
            return runs.isEmpty()
                    ? Stream.of()
                    : Pattern.compile(runs.stream()
                                    .sorted(Comparator.comparing(String::length).reversed())
                                    .map(Pattern::quote)
                                    .collect(joining("|", "(?:", ")(?!" + Unspaced.MARK + ")")))
                            .matcher(text)
                            .results();
        }

        /** No form of a word begins with another letter, but for accents, which a lexeme has not. */
        boolean mayBe(byte firstLetter) {
            return firstLetter == ReadText.OTHER_LETTER || firstLetters[firstLetter];
        }

        /** What is sought that one of the forms is, or begins with; a search asks it of hundreds of words. */
        @Nullable
        String match(Set<String> forms) {
            for (var form : forms) {
                if (words.contains(form)) {
                    return form;
                }
                for (var beginning : beginnings) {
                    if (form.startsWith(beginning)) {
                        return beginning;
                    }
                }
            }
            return null;
        }
    }

    private final ReadText read;
    private final String text;
    private final Sought sought;

    /** Which words of the text may be what is sought. */
    private final int[] candidates;

    FoundText(ReadText read, Sought sought) {
        this.read = read;
        this.text = read.text();
        this.sought = sought;
        this.candidates = candidates(read, sought);
    }

    /** A loop: a search asks it of ten thousand words. */
    private static int[] candidates(ReadText read, Sought sought) {
        var candidates = new int[read.words()];
        var count = 0;
        for (var word = 0; word < read.words(); word++) {
            if (sought.mayBe(read.firstLetter(word))) {
                candidates[count++] = word;
            }
        }
        return Arrays.copyOf(candidates, count);
    }

    /** The words of which the forms must be learned first. */
    Stream<Word> unknown() {
        return unlearned().mapToObj(read::word);
    }

    void learn(Map<Word, Set<String>> lexemes) {
        unlearned().forEach(word -> read.learn(word, lexemes.getOrDefault(read.word(word), Set.of())));
    }

    private IntStream unlearned() {
        return Arrays.stream(candidates).filter(word -> read.lexemes(word) == null);
    }

    /** The passages that show best what was found, once the forms of all its words are learned. */
    String highlight() {
        var hits = hits();
        var fragments = new ArrayList<Place>();
        while (fragments.size() < FRAGMENTS) {
            var best = best(hits, fragments);
            if (best == null) {
                break;
            }
            fragments.add(around(best, fragments));
        }
        if (fragments.isEmpty()) {
            fragments.add(around(new Place(0, 0), fragments));
        }
        fragments.sort(Comparator.comparing(Place::start));
        var html = new StringBuilder();
        for (var fragment : fragments) {
            if (!html.isEmpty()) {
                html.append(GAP);
            }
            write(fragment, hits, html);
        }
        return html.toString();
    }

    private List<Hit> hits() {
        var hits = new ArrayList<Hit>();
        var marked = 0;
        for (var word : candidates) {
            if (hits.size() == HITS) {
                break;
            }
            // Of several words that are joined, those that were sought; all only where none of them was.
            if (read.start(word) >= marked) {
                var lexeme = sought.match(Objects.requireNonNull(read.lexemes(word)));
                if (lexeme != null) {
                    marked = read.end(word);
                    hits.add(new Hit(new Place(read.start(word), marked), lexeme));
                }
            }
        }
        sought.runsIn(text)
                .limit(HITS)
                .map(run -> new Hit(new Place(run.start(), run.end()), run.group()))
                .forEach(hits::add);
        hits.sort(Comparator.comparing(hit -> hit.place.start));
        return hits;
    }

    /** Where the most different words stand together, and of such places the first where most stand. */
    private static @Nullable Place best(List<Hit> hits, List<Place> shown) {
        Place best = null;
        var most = 0;
        for (var from = 0; from < hits.size(); from++) {
            var start = hits.get(from).place.start;
            var different = new HashSet<String>();
            var to = from;
            for (; to < hits.size(); to++) {
                var place = new Place(start, hits.get(to).place.end);
                if (place.end > start + FRAGMENT_CHARS || shown.stream().anyMatch(place::touches)) {
                    break;
                }
                different.add(hits.get(to).lexeme);
            }
            var score = different.size() * FRAGMENT_CHARS + to - from;
            if (to > from && score > most) {
                most = score;
                best = new Place(start, hits.get(to - 1).place.end);
            }
        }
        return best;
    }

    /** As much as fits around a place, apart from what is shown already. */
    private Place around(Place place, List<Place> shown) {
        var low = shown.stream()
                .mapToInt(Place::end)
                .filter(end -> end <= place.start)
                .max()
                .orElse(0);
        var high = shown.stream()
                .mapToInt(Place::start)
                .filter(start -> start >= place.end)
                .min()
                .orElse(text.length());
        var before = (FRAGMENT_CHARS - (place.end - place.start)) / 2;
        var end = Math.min(high, Math.max(low, place.start - before) + FRAGMENT_CHARS);
        var start = Math.max(low, end - FRAGMENT_CHARS);
        start = start == low ? low : wholeWords(start, place.start, 1);
        end = end == high ? high : wholeWords(end, place.end, -1);
        while (start < place.start && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > place.end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Place(start, end);
    }

    /** The nearest white space on the way; where words have none between them, the nearest character with its marks. */
    private int wholeWords(int from, int to, int step) {
        for (var at = from; at != to; at += step) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        var at = from;
        while (at != to && isPartOfCharacter(text.charAt(at))) {
            at += step;
        }
        return at;
    }

    private static boolean isPartOfCharacter(char at) {
        return Character.isLowSurrogate(at) || Character.getType(at) == Character.NON_SPACING_MARK;
    }

    private void write(Place fragment, List<Hit> hits, StringBuilder html) {
        var at = fragment.start;
        for (var hit : hits) {
            if (hit.place.start >= fragment.start && hit.place.end <= fragment.end) {
                html.append(escaped(at, hit.place.start)).append("<mark>");
                html.append(escaped(hit.place.start, hit.place.end)).append("</mark>");
                at = hit.place.end;
            }
        }
        html.append(escaped(at, fragment.end));
    }

    private String escaped(int start, int end) {
        return Entities.escape(text.substring(start, end));
    }
}
