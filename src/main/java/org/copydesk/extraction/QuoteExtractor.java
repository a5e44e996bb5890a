package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.copydesk.extraction.ExtractedQuote.Kind;
import org.copydesk.extraction.ExtractedQuote.Sort;
import org.copydesk.extraction.ExtractedQuote.Speaker;
import org.jspecify.annotations.Nullable;

/** Finds the quotes of an English text with who said them, in time that grows with its length and no faster. */
public final class QuoteExtractor {

    /** Behind the attribution that breaks a quote: no second cue, which would be another's, and a stop before the second half. */
    private static final Pattern BREAK = Pattern.compile("[^VWGQqA;]*[,:-]");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Reading reading;
    private final Attributions rules = new Attributions();
    private final Speech speech;
    private final Cast cast;
    private final List<@Nullable Attribution> attributions = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    private QuoteExtractor(String text) {
        reading = new Reading(text);
        speech = new Speech(reading);
        cast = new Cast(text, reading.sentences);
    }

    public static List<ExtractedQuote> extract(String text) {
        return new QuoteExtractor(text).quotes();
    }

    private List<ExtractedQuote> quotes() {
        attribute();
        for (var quote = 0; quote < reading.quotes.size(); quote++) {
            draft(quote);
        }
        nameSpeakers();
        matchHeadlines();
        var places = new CodePoints(reading.text);
        return drafts.stream().map(draft -> quote(draft, places)).toList();
    }

    /** Titles and terms are read as plain words, and what stands beside them is tried again. */
    private void attribute() {
        var dismissed = new BitSet();
        for (var quote = 0; quote < reading.quotes.size(); quote++) {
            attributions.add(attribution(quote));
            dismissed.set(quote, !speech.isSpeech(quote, attributions.get(quote)));
        }
        var changed = reading.dismiss(dismissed);
        for (var quote = 0; quote < reading.quotes.size(); quote++) {
            if (changed.get(reading.places[quote].sentence())) {
                attributions.set(quote, dismissed.get(quote) ? null : attribution(quote));
            }
        }
    }

    private @Nullable Attribution attribution(int quote) {
        return rules.of(reading.sentenceOf(quote), reading.places[quote].phrase());
    }

    private void draft(int quote) {
        var last = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
        if (last != null && goesOn(last.last(), quote)) {
            last.segments.add(quote);
            last.attribute(attributions.get(quote));
            return;
        }
        var attribution = attributions.get(quote);
        if (!reading.isDismissed(quote) && speech.isSpeech(quote, attribution)) {
            drafts.add(new Draft(quote, attribution));
        }
    }

    private boolean goesOn(int last, int quote) {
        return last == quote - 1 && reading.quotes.get(last).goesOn() || goesOnBehindItsAttribution(last, quote);
    }

    private boolean goesOnBehindItsAttribution(int last, int quote) {
        var place = reading.places[quote];
        var before = reading.places[last];
        var attribution = attributions.get(last);
        if (attribution == null
                || attribution.rule().side() != Rule.Side.AFTER
                || !attribution.rule().adjacent()) {
            return false;
        }
        if (place.sentence() == before.sentence()) {
            if (place.phrase() - before.phrase() > Attributions.WINDOW_PHRASES) {
                return false;
            }
            var between = Math.max(attribution.speaker(), attribution.cue()) + 1;
            return between < place.phrase()
                    && BREAK.matcher(reading.sentenceOf(quote).letters().substring(between, place.phrase()))
                            .matches()
                    && !isSaidBySomebody(quote);
        }
        return place.sentence() == before.sentence() + 1
                && place.phrase() == 0
                && reading.paragraphOf(quote) == reading.paragraphOf(last)
                && !hasItsOwnAttribution(quote)
                && (speech.isSentence(quote) || reading.quotes.get(quote).goesOn());
    }

    /** "…," said Ann Doe, "…," said Tom Poole. */
    private boolean isSaidBySomebody(int quote) {
        var own = attributions.get(quote);
        return own != null && own.rule().side() == Rule.Side.AFTER && own.rule().adjacent();
    }

    private boolean hasItsOwnAttribution(int quote) {
        var own = attributions.get(quote);
        return own != null && own.rule().side() == Rule.Side.AFTER;
    }

    private void nameSpeakers() {
        var chains = new Chains(reading.text);
        for (var i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var last = i > 0 ? drafts.get(i - 1) : null;
            if (draft.attribution == null && isInSentence(draft)) {
                shareCue(draft, last);
            } else if (draft.attribution == null) {
                infer(i);
            } else {
                draft.chain = chains.of(draft.attribution);
            }
            if (draft.speaker != null && draft.resolved == null) {
                draft.resolved = cast.resolve(draft.speaker, last == null ? null : last.speaker);
                if (draft.speaker.is(Noun.Kind.PRONOUN)) {
                    draft.confidence *= draft.resolved == null ? 0.6 : 0.85;
                }
            }
        }
    }

    /** Inside a sentence that names nobody, a neighbour's speaker would be a guess. */
    private boolean isInSentence(Draft draft) {
        return reading.places[draft.first()].phrase() > 0;
    }

    /** "…, according to his publicist, is "resting" and "eager to work"" */
    private void shareCue(Draft draft, @Nullable Draft last) {
        if (last == null) {
            return;
        }
        if (reading.places[last.last()].sentence() == reading.places[draft.first()].sentence()) {
            carry(draft, last, "cue-shared", 0.65);
        } else if (reading.paragraphOf(last.last()) == reading.paragraphOf(draft.first())
                && reading.sentenceOf(draft.first()).namesNobodyBefore(reading.places[draft.first()].phrase())) {
            carry(draft, last, "speaker-goes-on", 0.6);
        }
    }

    private void infer(int index) {
        var draft = drafts.get(index);
        var place = reading.places[draft.first()];
        var paragraph = reading.paragraphOf(draft.first());
        var last = index > 0 ? drafts.get(index - 1) : null;
        var before = reading.before(place.sentence());
        var subject = before == null || before.hasQuote() ? null : before.subject();
        if (before != null && before.paragraph() == paragraph) {
            var person = before.hasQuote() ? null : person(before);
            if (person != null) {
                draft.infer("sentence-before", person, 0.65);
                return;
            }
            if (last != null && reading.paragraphOf(last.last()) == paragraph) {
                carry(draft, last, "speaker-goes-on", 0.75);
            }
            return;
        }
        if (last != null && reading.paragraphOf(last.last()) == paragraph - 1) {
            var other = index > 1 ? drafts.get(index - 2) : null;
            if (other != null
                    && (isAnswer(last) || isAnswer(other))
                    && reading.paragraphOf(other.last()) == paragraph - 2) {
                carry(draft, other, "speakers-alternate", 0.6);
            } else {
                carry(draft, last, "speaker-goes-on", 0.65);
            }
            return;
        }
        if (subject != null && before != null && before.paragraph() == paragraph - 1 && introduces(before)) {
            draft.infer("paragraph-before", subject.noun(), 0.55);
        }
    }

    /** The first person of the sentence, as its subject or, at its beginning, behind a preposition: "For Ann Doe, …" */
    private static @Nullable Noun person(Sentence sentence) {
        for (var phrase : sentence.phrases()) {
            var noun = phrase.noun();
            if (noun != null
                    && isPerson(noun)
                    && (phrase.canSpeak() || phrase == sentence.phrases().get(0))) {
                return noun;
            }
        }
        return null;
    }

    private static boolean introduces(Sentence sentence) {
        return sentence.letters().chars().anyMatch(letter -> "VWG:".indexOf(letter) >= 0);
    }

    private static boolean isPerson(Noun noun) {
        return noun.is(Noun.Kind.PERSON)
                || noun.head().equals("he")
                || noun.head().equals("she")
                || noun.is(Noun.Kind.ROLE)
                        && noun.role() != null
                        && !noun.plural()
                        && Lexicon.ROLES.contains(noun.role())
                        && !Lexicon.ORGANISATIONS.contains(noun.head());
    }

    private boolean isAnswer(Draft draft) {
        var cue = draft.attribution == null ? null : draft.attribution.cuePhrase();
        return draft.rule.equals("speakers-alternate")
                || cue != null
                        && Lexicon.QUESTION_AND_ANSWER.contains(cue.word().lower())
                || reading.wordsOf(draft.first()).endsWith("?");
    }

    private static void carry(Draft draft, Draft from, String rule, double confidence) {
        draft.infer(rule, from.speaker, from.speaker == null ? 0.4 : confidence);
        draft.resolved = from.resolved;
        draft.chain = from.chain;
    }

    /** A headline names nobody, or only an office: the body says who it was. */
    private void matchHeadlines() {
        for (var headline : drafts) {
            if (!reading.isHeadline(reading.paragraphOf(headline.first()))) {
                break;
            }
            var words = plain(reading.wordsOf(headline.first()));
            for (var draft : drafts) {
                var body = reading.paragraphOf(draft.first()) > 0
                        && draft.segments.stream()
                                .anyMatch(quote -> plain(reading.wordsOf(quote)).contains(words));
                if (body && draft.resolved != null && (headline.speaker == null || !isOffice(draft))) {
                    headline.resolved = draft.resolved;
                    headline.confidence = Math.min(1, headline.confidence + 0.1);
                    break;
                }
            }
        }
    }

    private static boolean isOffice(Draft draft) {
        return draft.speaker != null && draft.speaker.is(Noun.Kind.ROLE);
    }

    private static String plain(String words) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(words).replaceAll(" ").strip();
    }

    private ExtractedQuote quote(Draft draft, CodePoints places) {
        var inner = draft.segments.stream()
                .map(quote -> reading.quotes.get(quote).inner())
                .toList();
        var words = inner.stream().map(span -> span.in(reading.text)).toList();
        var attribution = draft.attribution;
        var cue = attribution == null ? null : attribution.cuePhrase();
        return new ExtractedQuote(
                kind(draft),
                inner.stream().map(places::of).toList(),
                String.join(" ", words),
                draft.speaker == null ? null : speaker(draft.speaker, places),
                draft.resolved,
                cue == null ? null : written(cue),
                attribution == null ? null : hedge(attribution),
                draft.chain.stream().map(noun -> speaker(noun, places)).toList(),
                draft.rule,
                Math.round(draft.confidence * 100) / 100.0);
    }

    private Kind kind(Draft draft) {
        var quote = draft.first();
        if (reading.isHeadline(reading.paragraphOf(quote))) {
            return Kind.HEADLINE;
        }
        var at = reading.places[quote].phrase();
        var opens = at == 0 || ",:-".indexOf(reading.sentenceOf(quote).letters().charAt(at - 1)) >= 0;
        return opens ? Kind.DIRECT : Kind.PARTIAL;
    }

    private Speaker speaker(Noun noun, CodePoints places) {
        return new Speaker(noun.mention().in(reading.text), sort(noun), places.of(noun.mention()));
    }

    /** A pronoun stands for what it was resolved to. */
    private static Sort sort(Noun noun) {
        return switch (noun.kind()) {
            case PERSON -> Sort.PERSON;
            case ORGANISATION -> Sort.ORGANISATION;
            case ROLE -> Sort.ROLE;
            case PRONOUN -> noun.head().equals("he") || noun.head().equals("she") ? Sort.PERSON : Sort.ORGANISATION;
        };
    }

    private String written(Phrase phrase) {
        return reading.text.substring(phrase.word().start(), phrase.end());
    }

    /** "is reported to have", or an adverb like "allegedly" beside the cue. */
    private @Nullable String hedge(Attribution attribution) {
        var phrases = attribution.sentence().phrases();
        if (attribution.hedge() >= 0) {
            return reading.text.substring(
                    phrases.get(attribution.hedge()).word().start(),
                    phrases.get(attribution.cue() - 1).end());
        }
        for (var at = Math.max(0, attribution.cue() - 2); at < attribution.cue(); at++) {
            if (Lexicon.HEDGES.contains(phrases.get(at).word().lower())) {
                return written(phrases.get(at));
            }
        }
        return null;
    }
}
