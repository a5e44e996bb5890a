package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts paragraphs into words, with every quote as one word, and tells names from words that merely open a sentence. */
final class Words {

    private static final String INSIDE_A_WORD = "'’-&_@‑";

    private static final Pattern PARTICIPLE = Pattern.compile(".{3,}(?:ing|ed|ly)");
    private static final Pattern PLURAL = Pattern.compile(".{3,}[^sui']s");

    private final String text;
    private final List<Marked> quotes;
    private final List<List<Word>> paragraphs = new ArrayList<>();
    private int quote;
    /** Capitalised where no sentence begins: names, then, also at the beginning of one. */
    private final Set<String> names = new HashSet<>();

    private Words(String text, List<Marked> quotes) {
        this.text = text;
        this.quotes = quotes;
    }

    static List<List<Word>> of(String text, List<Span> paragraphs, List<Marked> quotes) {
        var words = new Words(text, quotes);
        paragraphs.forEach(paragraph -> words.paragraphs.add(words.read(paragraph)));
        words.paragraphs.forEach(words::tellNames);
        return words.paragraphs;
    }

    private List<Word> read(Span paragraph) {
        var words = new ArrayList<Word>();
        var opens = true;
        for (var at = paragraph.start(); at < paragraph.end(); ) {
            if (quote < quotes.size() && quotes.get(quote).open() == at) {
                words.add(new Word(
                        "", Tag.QUOTE, false, opens, at, quotes.get(quote).close(), quote));
                at = quotes.get(quote++).close();
                opens = true;
                continue;
            }
            var c = text.charAt(at);
            if (Paragraphs.isSpace(c)) {
                at++;
                continue;
            }
            if (!Character.isLetterOrDigit(c) && c != '@' && c != '#' && c != '$') {
                words.add(new Word(String.valueOf(plain(c)), Tag.PUNCTUATION, false, false, at, at + 1, -1));
                opens = ".!?:".indexOf(c) >= 0 || opens && c != ',';
                at++;
                continue;
            }
            var end = endOfWord(at, paragraph.end());
            var word = word(at, end, opens);
            words.add(word);
            if (word.capital() && !opens) {
                names.add(word.lower());
            }
            at = end;
            opens = false;
        }
        return words;
    }

    private static char plain(char c) {
        return switch (c) {
            case '—', '–', '―' -> '-';
            case '’', '‘' -> '\'';
            case '…' -> '.';
            default -> c;
        };
    }

    private int endOfWord(int start, int limit) {
        var nextQuote =
                quote < quotes.size() ? Math.min(limit, quotes.get(quote).open()) : limit;
        var at = start + 1;
        while (at < nextQuote) {
            var c = text.charAt(at);
            var goesOn = Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || at + 1 < nextQuote
                            && Character.isLetterOrDigit(text.charAt(at + 1))
                            && (INSIDE_A_WORD.indexOf(c) >= 0
                                    || c == ',' && Character.isDigit(text.charAt(at - 1))
                                    || c == '.'
                                            && (at - start == 1
                                                    || text.charAt(at - 2) == '.'
                                                    || Character.isDigit(text.charAt(at - 1))));
            if (!goesOn) {
                break;
            }
            at++;
        }
        return withMark(start, at, nextQuote);
    }

    /** Takes in the stop of an abbreviation and the apostrophe of a plural's genitive. */
    private int withMark(int start, int end, int limit) {
        if (end >= limit) {
            return end;
        }
        var mark = text.charAt(end);
        if (mark == '.') {
            return end - start < 8 && isAbbreviation(start, end, limit) ? end + 1 : end;
        }
        var genitive = (mark == '\'' || mark == '’')
                && text.charAt(end - 1) == 's'
                && end + 1 < limit
                && Paragraphs.isSpace(text.charAt(end + 1));
        return genitive ? end + 1 : end;
    }

    private boolean isAbbreviation(int start, int end, int limit) {
        var word = text.substring(start, end);
        var lower = word.toLowerCase(Locale.ROOT) + ".";
        if (lower.equals("no.")) {
            return end + 2 < limit && Character.isDigit(text.charAt(end + 2));
        }
        var initials = word.indexOf('.') == 1;
        if (end - start == 1) {
            return Character.isUpperCase(word.charAt(0)) && !lower.equals("i.");
        }
        if (!initials && !(Character.isUpperCase(word.charAt(0)) && Lexicon.ABBREVIATIONS.contains(lower))) {
            return Lexicon.ABBREVIATIONS.contains(lower) && Lexicon.LOWER_ABBREVIATIONS.contains(lower);
        }
        return Lexicon.TITLES.contains(lower) || Lexicon.COURTESIES.contains(lower) || !sentenceOpensAt(end + 1, limit);
    }

    /** "… in Salina, Kan. She …": a stop can do both. */
    private boolean sentenceOpensAt(int at, int limit) {
        while (at < limit && Paragraphs.isSpace(text.charAt(at))) {
            at++;
        }
        if (at >= limit) {
            return true;
        }
        var end = at;
        while (end < limit && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return Character.isUpperCase(text.charAt(at))
                && switch (Lexicon.tag(text.substring(at, end).toLowerCase(Locale.ROOT))) {
                    case PRONOUN, DETERMINER, CONJUNCTION, PREPOSITION, RELATIVE, THAT -> true;
                    default -> false;
                };
    }

    private Word word(int start, int end, boolean opens) {
        var written = text.substring(start, end);
        var lower = written.toLowerCase(Locale.ROOT).replace('’', '\'');
        var capital = Character.isUpperCase(written.charAt(0))
                || written.charAt(0) == '@' && written.length() > 1
                || written.length() > 2 && Character.isUpperCase(written.charAt(1)) && written.charAt(0) == 'i';
        return new Word(lower, tag(lower), capital, opens, start, end, -1);
    }

    private static Tag tag(String lower) {
        if (Character.isDigit(lower.charAt(0)) || lower.charAt(0) == '$') {
            return lower.endsWith("-old") ? Tag.ROLE : Tag.NUMBER;
        }
        var apostrophe = lower.indexOf('\'');
        if (apostrophe > 0 && !lower.startsWith("o'")) {
            var stem = Lexicon.tag(lower.substring(0, apostrophe));
            var known = Lexicon.tag(lower);
            return known != Tag.OTHER_WORD
                    ? known
                    : stem == Tag.PRONOUN || stem == Tag.THAT || stem == Tag.RELATIVE ? Tag.FUNCTION : Tag.OTHER_WORD;
        }
        return Lexicon.tag(lower);
    }

    private void tellNames(List<Word> words) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.capital()) {
                continue;
            }
            var before = i > 0 ? words.get(i - 1) : null;
            var after = i + 1 < words.size() ? words.get(i + 1) : null;
            if (word.is(Tag.OTHER_WORD)) {
                words.set(i, word.as(word.opensSentence() ? tagAtOpening(word, after) : Tag.NAME));
            } else if (isHomonym(word.tag())) {
                var afterName = before != null
                        && before.capital()
                        && (before.isName() || before.is(Tag.COURTESY) || before.is(Tag.TITLE));
                var beforeName = after != null && after.capital() && after.is(Tag.OTHER_WORD);
                var relative = before != null && before.is(Tag.ROLE) && word.is(Tag.TIME);
                if (afterName && !word.is(Tag.TIME) || beforeName && !word.opensSentence() || relative) {
                    words.set(i, word.as(Tag.NAME));
                }
            }
        }
    }

    /** Words that are also first names or surnames: May, Will, Grant, Price, Rice. */
    private static boolean isHomonym(Tag tag) {
        return switch (tag) {
            case AUXILIARY, SPEECH, ADDRESSING, TIME, FUNCTION, ADVERB -> true;
            default -> false;
        };
    }

    private Tag tagAtOpening(Word word, @Nullable Word after) {
        var lower = word.lower();
        if (names.contains(lower) || after != null && after.capital() && !after.is(Tag.TIME)) {
            return Tag.NAME;
        }
        if (PARTICIPLE.matcher(lower).matches()) {
            return Tag.OTHER_WORD;
        }
        return PLURAL.matcher(lower).matches() ? Tag.ROLE : Tag.NAME;
    }
}
