package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a paragraph as a row of phrases, each spelled with one letter, so that the rules can be written as patterns:
 *
 * <pre>
 * N person   O organisation   R other noun phrase   P pronoun   x noun phrase behind a preposition
 * V cue that can stand before its subject ("said")   W cue that cannot ("told")   G participle of either ("adding")
 * B form of be   h auxiliary   b adverb or time   t that, whether   r who, which   c and, but
 * A according to, in the words of   a as   y by   n number   w any other word
 * Q quote that ends in a stop or comma   q quote that does not   and punctuation as it is
 * </pre>
 */
final class Phrases {

    private static final int LONGEST_NOUN_PHRASE = 9;
    private static final int MOST_ATTACHED = 4;

    private static final Set<String> SUFFIX = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");
    private static final Set<String> ATTACHING = Set.of("of", "for", "with", "from", "at", "in");

    /** Cues that are nouns as well; behind an article they are. */
    private static final Set<String> NOUN_OR_CUE = Set.of(
            "reply",
            "request",
            "promise",
            "boast",
            "report",
            "reports",
            "post",
            "posts",
            "note",
            "notes",
            "text",
            "order",
            "claim",
            "claims",
            "question",
            "answer",
            "charge",
            "charges",
            "state",
            "email",
            "e-mail",
            "message",
            "tweet",
            "offer",
            "call",
            "demand",
            "pledge",
            "proposal",
            "ruling",
            "think",
            "fear",
            "hope",
            "comment",
            "remark",
            "plea",
            "cry",
            "joke",
            "host",
            "read",
            "attack",
            "address",
            "feeling",
            "blast",
            "test",
            "thinking",
            "reading",
            "writing",
            "saying",
            "opening");

    private static final Pattern AGENT = Pattern.compile(".{3,}(?:or|er|ist|ian|man|woman|men|women|people|ant)s?");

    private final String text;
    private final List<Marked> quotes;
    private final List<Word> words;

    private Phrases(String text, List<Marked> quotes, List<Word> words) {
        this.text = text;
        this.quotes = quotes;
        this.words = words;
    }

    static List<Phrase> of(String text, List<Marked> quotes, List<Word> words) {
        var reader = new Phrases(text, quotes, words);
        var phrases = new ArrayList<Phrase>();
        for (var at = 0; at < words.size(); ) {
            var phrase = reader.phrase(at);
            phrases.add(phrase);
            at += phrase.words();
        }
        return phrases;
    }

    private Phrase phrase(int at) {
        var word = words.get(at);
        if (word.is(Tag.QUOTE)) {
            return one(endsInStop(at) ? 'Q' : 'q', at, 1);
        }
        if (word.is(Tag.PUNCTUATION)) {
            return one(letterOf(word), at, 1);
        }
        var according = according(at);
        if (according > 0) {
            return one('A', at, according);
        }
        if (word.is(Tag.PREPOSITION)) {
            return prepositional(at);
        }
        if (word.lower().equals("as")) {
            return one('a', at, 1);
        }
        if (at > 0 && words.get(at - 1).is(Tag.PREPOSITION) && NOUN_OR_CUE.contains(word.lower())) {
            return one('w', at, 1);
        }
        var noun = noun(at);
        return noun != null ? noun : one(letter(word), at, 1);
    }

    private Phrase one(char letter, int at, int count) {
        return new Phrase(
                letter, at, count, words.get(at), words.get(at + count - 1).end(), null);
    }

    private static char letterOf(Word mark) {
        var c = mark.lower().charAt(0);
        return switch (c) {
            case '!', '?' -> '.';
            case '(', '[' -> '(';
            case ')', ']' -> ')';
            case '.', ',', ':', ';', '-' -> c;
            default -> 'w';
        };
    }

    private static char letter(Word word) {
        return switch (word.tag()) {
            case SPEECH -> 'V';
            case ADDRESSING -> 'W';
            case SPEECH_PARTICIPLE -> 'G';
            case BE -> 'B';
            case AUXILIARY -> 'h';
            case ADVERB, TIME -> 'b';
            case THAT -> 't';
            case RELATIVE -> 'r';
            case CONJUNCTION -> 'c';
            case NUMBER -> 'n';
            default -> word.lower().length() > 4 && word.lower().endsWith("ly") ? 'b' : 'w';
        };
    }

    private boolean endsInStop(int at) {
        var inner = quotes.get(words.get(at).quote()).inner();
        var end = inner.end() - 1;
        while (end > inner.start() && "'’\"”)]".indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        return ".,!?…—–-".indexOf(text.charAt(end)) >= 0
                || at + 1 < words.size()
                        && (words.get(at + 1).is(',') || words.get(at + 1).is('-'));
    }

    /** @return how many words it takes; 0 where it does not stand here */
    private int according(int at) {
        if (is(at, "according") && is(at + 1, "to")) {
            return 2;
        }
        var words4 = is(at, "in") && is(at + 1, "the") && is(at + 3, "of");
        return words4 && (is(at + 2, "words") || is(at + 2, "view") || is(at + 2, "opinion")) ? 4 : 0;
    }

    private boolean is(int at, String lower) {
        return at < words.size() && words.get(at).lower().equals(lower);
    }

    private Phrase prepositional(int at) {
        if (is(at, "by")) {
            return one('y', at, 1);
        }
        var next = at + 1;
        if (next < words.size() && words.get(next).is(Tag.TIME)) {
            var end = next + 1;
            while (end < words.size()
                    && (words.get(end).is(Tag.TIME) || words.get(end).is(Tag.NUMBER))) {
                end++;
            }
            return one('b', at, end - at);
        }
        var noun = noun(next);
        return noun == null
                ? one('w', at, 1)
                : new Phrase('x', at, noun.words() + 1, words.get(at), noun.end(), noun.noun());
    }

    private @Nullable Phrase noun(int at) {
        return noun(at, true);
    }

    private @Nullable Phrase noun(int at, boolean attaching) {
        if (at >= words.size()) {
            return null;
        }
        var first = words.get(at);
        if (first.is(Tag.PRONOUN)) {
            var plural = Lexicon.PLURAL_PRONOUN.contains(first.lower());
            return speaker(
                    at,
                    1,
                    new Noun(Noun.Kind.PRONOUN, new Span(first.start(), first.end()), first.lower(), null, plural));
        }
        if (first.lower().equals("one")
                || first.lower().equals("another")
                || first.lower().equals("others")
                || first.lower().equals("some")
                || first.lower().equals("many")
                || first.lower().equals("several")) {
            var alone = run(at + 1, true) == at + 1;
            if (alone) {
                var plural = !first.lower().equals("one") && !first.lower().equals("another");
                var noun = new Noun(Noun.Kind.ROLE, new Span(first.start(), first.end()), first.lower(), null, plural);
                return attaching ? attach(at, at + 1, noun) : speaker(at, 1, noun);
            }
        }
        var determined = first.is(Tag.DETERMINER) || first.lower().equals("one");
        var start = determined ? at + 1 : at;
        if (determined && start < words.size() && words.get(start).is(Tag.NUMBER)) {
            start++;
        }
        var end = run(start, determined);
        if (end == start) {
            return null;
        }
        var phrase = read(at, start, end, determined);
        return attaching && phrase.noun() != null ? attach(at, at + phrase.words(), phrase.noun()) : phrase;
    }

    /** @return the index behind the last word of the noun phrase whose words begin at start */
    private int run(int start, boolean determined) {
        var at = start;
        var hasRole = false;
        var hasName = false;
        while (at < words.size() && at - start < LONGEST_NOUN_PHRASE) {
            var word = words.get(at);
            if (word.isName() || word.is(Tag.COURTESY) || word.capital() && (word.is(Tag.TITLE) || word.is(Tag.ROLE))) {
                hasName = true;
            } else if (word.is(Tag.ROLE)) {
                hasRole = true;
            } else if (hasName && joins(at)) {
                at++;
            } else if (hasName && word.is(Tag.NUMBER) && is(at - 1, "no.")) {
                return at + 1;
            } else if (word.is(Tag.OTHER_WORD) || word.is(Tag.TITLE) || word.is(Tag.NUMBER) && determined) {
                var wanted = determined && !hasRole && !hasName
                        || roleWithin(at, 4)
                        || determined && AGENT.matcher(word.lower()).matches();
                if (!wanted) {
                    break;
                }
            } else if (!(determined && at == start && NOUN_OR_CUE.contains(word.lower()))
                    && !(at > start
                            && determined
                            && NOUN_OR_CUE.contains(word.lower())
                            && (verbAt(at + 1) || isSingular(start - 1)))) {
                break;
            }
            at++;
            if (hasName
                    && word.isPossessive()
                    && at < words.size()
                    && words.get(at).is(Tag.DETERMINER)) {
                break;
            }
        }
        if (at > start && words.get(at - 1).isPossessive() && !determined && at - start == 1) {
            return start;
        }
        return at;
    }

    /** A particle or "of" between two parts of a name: "Carlos de la Vega", "Department of Health". */
    private boolean joins(int at) {
        var word = words.get(at);
        if (at + 1 >= words.size()
                || !words.get(at + 1).capital()
                || words.get(at + 1).is(Tag.TIME)) {
            return false;
        }
        var before = words.get(at - 1);
        return Lexicon.PARTICLES.contains(word.lower())
                || word.is('&')
                || word.lower().equals("of")
                        && (before.is(Tag.TITLE)
                                || before.is(Tag.ROLE)
                                || Lexicon.ORGANISATIONS.contains(before.lower()));
    }

    private boolean roleWithin(int at, int reach) {
        for (var i = at; i < Math.min(words.size(), at + reach); i++) {
            var word = words.get(i);
            if (word.is(Tag.ROLE) || word.is(Tag.TITLE) && !isAdjective(word)) {
                return true;
            }
            if (!word.is(Tag.OTHER_WORD) && !word.is(Tag.TITLE) && !word.is(Tag.NUMBER)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isAdjective(Word title) {
        return switch (title.lower()) {
            case "former", "senior", "acting", "prime", "foreign", "state", "city", "county", "lead", "district" ->
                true;
            default -> false;
        };
    }

    private boolean isSingular(int article) {
        return is(article, "a") || is(article, "an");
    }

    private boolean verbAt(int at) {
        return at < words.size()
                && switch (words.get(at).tag()) {
                    case SPEECH, ADDRESSING, BE, AUXILIARY -> true;
                    default -> false;
                };
    }

    private Phrase read(int at, int start, int end, boolean determined) {
        var nameStart = nameStart(start, end);
        if (nameStart < end) {
            return name(at, start, nameStart, end, determined);
        }
        if (is(end, "named") && end + 1 < words.size() && words.get(end + 1).isName()) {
            var nameEnd = run(end + 1, false);
            return name(at, start, end + 1, nameEnd, determined);
        }
        var from = determined ? at : start;
        var head = words.get(end - 1);
        if (determined && Lexicon.WORDS_OF_SOMEBODY.contains(head.lower())) {
            var owner = owner(words.get(at));
            if (owner != null) {
                return speaker(at, end - at, owner);
            }
        }
        var plural = head.lower().endsWith("s") && !head.lower().endsWith("ss");
        var span = new Span(words.get(from).start(), head.end());
        return speaker(at, end - at, new Noun(Noun.Kind.ROLE, span, head.lower(), head.lower(), plural));
    }

    /** "His answer: …" is spoken by him. */
    private static @Nullable Noun owner(Word possessive) {
        var pronoun = switch (possessive.lower()) {
            case "his" -> "he";
            case "her" -> "she";
            case "its" -> "it";
            case "their" -> "they";
            default -> null;
        };
        var span = new Span(possessive.start(), possessive.end());
        return pronoun == null ? null : new Noun(Noun.Kind.PRONOUN, span, pronoun, null, pronoun.equals("they"));
    }

    /** Where the name begins, behind offices, trades and genitives; the end where there is none. */
    private int nameStart(int start, int end) {
        var name = end;
        while (name > start && isPartOfName(name - 1, end)) {
            name--;
        }
        while (name < end
                && !words.get(name).isName()
                && !words.get(name).is(Tag.COURTESY)
                && !words.get(name).is(Tag.TITLE)
                && !words.get(name).is(Tag.ROLE)) {
            name++;
        }
        for (var i = end - 2; i >= name; i--) {
            var word = words.get(i);
            var named = isSurname(i + 1, end);
            if (word.isPossessive()
                    || named && (word.is(Tag.TITLE) || word.is(Tag.ROLE)) && !isOrganisation(name, end)) {
                return i + 1;
            }
        }
        return name;
    }

    private boolean isSurname(int from, int end) {
        for (var i = from; i < end; i++) {
            if (words.get(i).isName() && !SUFFIX.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private boolean isPartOfName(int i, int end) {
        var word = words.get(i);
        return word.isName()
                || word.is(Tag.COURTESY)
                || word.capital() && (word.is(Tag.TITLE) || word.is(Tag.ROLE))
                || word.is('&')
                || i < end - 1
                        && (Lexicon.PARTICLES.contains(word.lower())
                                || word.lower().equals("of"));
    }

    private boolean isOrganisation(int from, int end) {
        var last = words.get(end - 1);
        if (Lexicon.ORGANISATIONS.contains(last.lower())) {
            return true;
        }
        for (var i = from; i < end; i++) {
            if (words.get(i).lower().equals("of")
                    && i > from
                    && Lexicon.ORGANISATIONS.contains(words.get(i - 1).lower())) {
                return true;
            }
        }
        return end - from == 1 && last.isName() && Word.isAcronym(text.substring(last.start(), last.end()));
    }

    private Phrase name(int at, int start, int nameStart, int end, boolean determined) {
        var first = words.get(nameStart);
        var last = words.get(end - 1);
        var withArticle = nameStart == start && determined;
        var capitalArticle = withArticle && words.get(at).capital();
        if (nameStart == start && (isOrganisation(nameStart, end) || withArticle)) {
            var from = capitalArticle ? words.get(at) : first;
            var plain = !withArticle || isOrganisation(nameStart, end) || last.isName();
            var span = new Span(plain ? from.start() : words.get(at).start(), last.end());
            return speaker(
                    at,
                    end - at,
                    new Noun(plain ? Noun.Kind.ORGANISATION : Noun.Kind.ROLE, span, last.lower(), last.lower(), false));
        }
        if (!last.isName() && end - nameStart == 1) {
            var plural = last.lower().endsWith("s");
            return speaker(
                    at,
                    end - at,
                    new Noun(
                            Noun.Kind.ROLE,
                            new Span(words.get(at).start(), last.end()),
                            last.lower(),
                            last.lower(),
                            plural));
        }
        var role = nameStart > start ? words.get(nameStart - 1).lower() : null;
        return speaker(
                at,
                end - at,
                new Noun(Noun.Kind.PERSON, new Span(first.start(), last.end()), last.lower(), role, false));
    }

    /** Takes in what belongs to the noun: "a spokeswoman for the agency", "Hollis Bragg of the weather office". */
    private Phrase attach(int at, int end, Noun noun) {
        var mention = noun.mention();
        var role = noun.is(Noun.Kind.ROLE);
        for (var attached = 0;
                attached < MOST_ATTACHED
                        && end + 1 < words.size()
                        && ATTACHING.contains(words.get(end).lower());
                attached++) {
            var next = words.get(end + 1);
            if (next.is(Tag.PRONOUN) || next.is(Tag.TIME) || is(end, "with") && !isHuman(noun)) {
                break;
            }
            var inner = noun(end + 1, false);
            if (inner == null || inner.noun() == null || isLoose(end) && !verbAt(end + 1 + inner.words())) {
                break;
            }
            end += 1 + inner.words();
            var last = words.get(end - 1);
            mention = role ? new Span(mention.start(), last.end()) : mention;
        }
        return speaker(at, end - at, new Noun(noun.kind(), mention, noun.head(), noun.role(), noun.plural()));
    }

    private static boolean isHuman(Noun noun) {
        return noun.is(Noun.Kind.PERSON) || Lexicon.ROLES.contains(noun.head());
    }

    /** "said the minister in French" tells how; "the growers in the valley said" tells who. */
    private boolean isLoose(int at) {
        return is(at, "in") || is(at, "at");
    }

    private Phrase speaker(int at, int count, Noun noun) {
        return new Phrase(
                noun.kind().letter,
                at,
                count,
                words.get(at),
                words.get(at + count - 1).end(),
                noun);
    }
}
