package org.copydesk.edition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.copydesk.edition.Highlights.Word;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** One text that a search found, and the words in it that may be what was sought. */
final class FoundText {

    private static final int FRAGMENTS = 2;
    private static final int FRAGMENT_CHARS = 160;
    private static final String GAP = " … ";

    /** Longer ones are searched for by nobody. */
    private static final int WORD_CHARS = 64;

    /** The first of a long text are enough to choose from. */
    private static final int HITS = 1000;

    private static final int ASCII = 128;

    private static final boolean[] ASCII_IN_WORDS = new boolean[ASCII];

    static {
        for (char letter = 0; letter < ASCII; letter++) {
            ASCII_IN_WORDS[letter] = Character.isLetterOrDigit(letter);
        }
    }

    /** A word, or several that these join and that PostgreSQL takes for one: an address, a number, a compound. */
    private static final String JOINING = "-./:@_";

    private static final Pattern LEXEME = Pattern.compile("'((?:[^'\\\\]|''|\\\\\\\\)*)'(:\\*)?");

    /** From a character to before another. */
    private record Place(int start, int end) {

        boolean touches(Place other) {
            return start < other.end && other.start < end;
        }
    }

    private record Candidate(Place place, Word word) {}

    private record Hit(Place place, String lexeme) {}

    private final String language;
    private final String text;
    private final Set<String> sought = new HashSet<>();
    private final Set<String> soughtBeginnings = new HashSet<>();
    private final BitSet firstLetters = new BitSet(ASCII);
    private final List<Candidate> candidates = new ArrayList<>();

    private FoundText(Highlights.Text found) {
        language = found.language();
        text = found.text();
        // Whatever the query joins them with: what it excludes is in no text that was found.
        LEXEME.matcher(found.sought()).results().forEach(lexeme -> {
            var letters = lexeme.group(1).replace("''", "'").replace("\\\\", "\\");
            (lexeme.group(2) == null ? sought : soughtBeginnings).add(letters);
            firstLetters.set(letters.charAt(0));
        });
    }

    static FoundText of(Highlights.Text found) {
        var text = new FoundText(found);
        text.read();
        return text;
    }

    Stream<Word> candidates() {
        return candidates.stream().map(Candidate::word);
    }

    private void read() {
        for (var at = 0; at < text.length(); ) {
            var end = endOfWord(at);
            if (end == at) {
                at++;
                continue;
            }
            var start = at;
            candidate(at, end);
            while (end + 1 < text.length() && JOINING.indexOf(text.charAt(end)) >= 0 && endOfWord(end + 1) > end + 1) {
                at = end + 1;
                end = endOfWord(at);
                candidate(at, end);
            }
            if (at > start) {
                candidate(start, end);
            }
            at = end;
        }
    }

    private int endOfWord(int start) {
        var end = start;
        while (end < text.length()) {
            var letter = text.charAt(end);
            // Most are of ASCII, and every character of every text that is shown passes here.
            if (letter < ASCII) {
                if (!ASCII_IN_WORDS[letter]) {
                    break;
                }
                end++;
            } else {
                var character = text.codePointAt(end);
                if (!isInWord(character)) {
                    break;
                }
                end += Character.charCount(character);
            }
        }
        return end;
    }

    private static boolean isInWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    /** No form of a word begins with another letter, but for accents, which a lexeme has not. */
    private void candidate(int start, int end) {
        var first = text.charAt(start);
        if (end - start <= WORD_CHARS && (first >= ASCII || firstLetters.get(Character.toLowerCase(first)))) {
            candidates.add(new Candidate(new Place(start, end), new Word(language, text.substring(start, end))));
        }
    }

    String highlight(Map<Word, Set<String>> lexemes) {
        var hits = hits(lexemes);
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

    private List<Hit> hits(Map<Word, Set<String>> lexemes) {
        var hits = new ArrayList<Hit>();
        for (var candidate : candidates) {
            if (hits.size() == HITS) {
                break;
            }
            // Of several words that are joined, those that were sought; all only where none of them was.
            var isMarked = !hits.isEmpty() && hits.get(hits.size() - 1).place.touches(candidate.place);
            if (!isMarked) {
                match(lexemes.getOrDefault(candidate.word, Set.of()))
                        .ifPresent(lexeme -> hits.add(new Hit(candidate.place, lexeme)));
            }
        }
        return hits;
    }

    private Optional<String> match(Set<String> forms) {
        return forms.stream()
                .flatMap(form -> sought.contains(form)
                        ? Stream.of(form)
                        : soughtBeginnings.stream().filter(form::startsWith))
                .findFirst();
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

    /** The nearest white space on the way; where words have none between them, the nearest character. */
    private int wholeWords(int from, int to, int step) {
        for (var at = from; at != to; at += step) {
            if (Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + step : from;
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
