package org.copydesk.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everybody a text mentions, in order: knows the full name behind a surname and the person behind "she". */
final class Cast {

    private static final int SEARCHED_MENTIONS = 40;
    private static final int SEARCHED_SENTENCES = 8;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SUFFIX = Pattern.compile(",? (?:Jr|Sr)\\.?$| I{1,3}$|['’]s?$");

    private enum Gender {
        FEMALE,
        MALE,
        UNKNOWN
    }

    private record Appearance(Noun noun, int sentence, boolean subject, boolean object) {}

    private final String text;
    private final List<Appearance> appearances = new ArrayList<>();
    private final Map<String, String> fullNames = new HashMap<>();
    private final Map<String, Gender> genders = new HashMap<>();
    private final Map<Noun, String> plainNames = new IdentityHashMap<>();
    private final Map<Noun, @Nullable Noun> referents = new IdentityHashMap<>();

    Cast(String text, List<Sentence> sentences) {
        this.text = text;
        for (var i = 0; i < sentences.size(); i++) {
            add(sentences.get(i), i);
        }
    }

    private void add(Sentence sentence, int index) {
        var subject = true;
        for (var i = 0; i < sentence.phrases().size(); i++) {
            var phrase = sentence.phrases().get(i);
            var noun = phrase.noun();
            if (noun == null || isSetBesideAName(sentence, i) || isPredicate(sentence, i)) {
                continue;
            }
            var beside = i > 1 && isSetBesideAName(sentence, i - 2)
                    ? sentence.phrases().get(i - 2).noun()
                    : null;
            var first = phrase.canSpeak() && subject;
            var saysSo = phrase.canSpeak()
                    && (i + 1 < sentence.letters().length()
                                    && "VWhB".indexOf(sentence.letters().charAt(i + 1)) >= 0
                            || i > 0 && sentence.letters().charAt(i - 1) == 'V');
            appearances.add(new Appearance(noun, index, first || saysSo, phrase.letter() == 'x'));
            subject = subject && !phrase.canSpeak();
            if (noun.is(Noun.Kind.PERSON)) {
                enter(noun, beside == null ? noun.role() : beside.role());
            }
        }
    }

    /** "his sister, Clara Osgood": the name stands for both. */
    private static boolean isSetBesideAName(Sentence sentence, int at) {
        return sentence.named(at) != at;
    }

    /** "she was the first woman to" */
    private static boolean isPredicate(Sentence sentence, int at) {
        return at > 0
                && sentence.letters().charAt(at) == 'R'
                && sentence.letters().charAt(at - 1) == 'B';
    }

    private void enter(Noun noun, @Nullable String role) {
        var written = noun.mention().in(text);
        var name = plain(noun);
        var surname = lastWord(name);
        if (name.indexOf(' ') > 0) {
            fullNames.putIfAbsent(surname, name);
            fullNames.putIfAbsent(name.substring(0, name.indexOf(' ')), name);
        }
        var gender = gender(written, name, role);
        if (gender != Gender.UNKNOWN) {
            genders.putIfAbsent(surname, gender);
        }
    }

    private static Gender gender(String written, String name, @Nullable String role) {
        var lower = written.toLowerCase(Locale.ROOT);
        var first = name.split(" ")[0].toLowerCase(Locale.ROOT);
        if (lower.startsWith("mrs")
                || lower.startsWith("ms")
                || lower.startsWith("miss ")
                || Lexicon.FEMALE_NAMES.contains(first)
                || role != null && Lexicon.FEMALE_ROLES.contains(role)) {
            return Gender.FEMALE;
        }
        if (lower.startsWith("mr")
                || Lexicon.MALE_NAMES.contains(first)
                || role != null && Lexicon.MALE_ROLES.contains(role)) {
            return Gender.MALE;
        }
        return Gender.UNKNOWN;
    }

    /** Without courtesy title, genitive and "Jr." */
    private String plain(Noun noun) {
        return plainNames.computeIfAbsent(noun, this::withoutTrimmings);
    }

    private String withoutTrimmings(Noun noun) {
        var name = noun.mention().in(text);
        var space = name.indexOf(' ');
        if (space > 0 && Lexicon.COURTESIES.contains(name.substring(0, space).toLowerCase(Locale.ROOT))) {
            name = name.substring(space + 1);
        }
        return SPACE.matcher(SUFFIX.matcher(name).replaceFirst("")).replaceAll(" ");
    }

    /** @return null where it can only be guessed */
    @Nullable
    String resolve(Noun noun, @Nullable Noun lastSpeaker) {
        return switch (noun.kind()) {
            case PERSON -> fullNames.getOrDefault(plain(noun), plain(noun));
            case ORGANISATION, ROLE -> plain(noun);
            case PRONOUN -> {
                var referent = referent(antecedent(noun, lastSpeaker));
                yield referent == null ? null : resolve(referent, null);
            }
        };
    }

    /** A "they" may mean the "they" before it, and so on through the whole text: each is followed once. */
    private @Nullable Noun referent(@Nullable Noun noun) {
        var followed = new ArrayList<Noun>();
        var referent = noun;
        while (referent != null && referent.is(Noun.Kind.PRONOUN)) {
            followed.add(referent);
            referent = referents.containsKey(referent) ? referents.get(referent) : antecedent(referent, null);
        }
        for (var pronoun : followed) {
            referents.put(pronoun, referent);
        }
        return referent;
    }

    /** Recent subjects first; he and she only to whom they can mean. */
    private @Nullable Noun antecedent(Noun pronoun, @Nullable Noun lastSpeaker) {
        var at = indexOf(pronoun);
        Noun best = null;
        var bestScore = Double.NEGATIVE_INFINITY;
        for (var i = at - 1; i >= Math.max(0, at - SEARCHED_MENTIONS); i--) {
            var candidate = appearances.get(i);
            var distance = appearances.get(at).sentence() - candidate.sentence();
            if (distance > SEARCHED_SENTENCES) {
                break;
            }
            var fit = fit(pronoun, candidate.noun());
            if (fit <= 0) {
                continue;
            }
            var score = fit
                    - Math.max(1, distance)
                    - (distance == 0 ? 0.5 : 0)
                    - (at - i) * 0.01
                    + (candidate.subject() ? 1.5 : 0)
                    - (candidate.object() ? 1 : 0);
            if (lastSpeaker != null && plain(lastSpeaker).equals(plain(candidate.noun()))) {
                score += 0.5;
            }
            if (score > bestScore) {
                bestScore = score;
                best = candidate.noun();
            }
        }
        return best;
    }

    private int indexOf(Noun pronoun) {
        var low = 0;
        var high = appearances.size() - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (appearances.get(middle).noun().mention().start()
                    < pronoun.mention().start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double fit(Noun pronoun, Noun candidate) {
        return switch (pronoun.head()) {
            case "he" -> person(candidate, Gender.MALE);
            case "she" -> person(candidate, Gender.FEMALE);
            case "it" ->
                candidate.is(Noun.Kind.ORGANISATION)
                        ? 2
                        : candidate.is(Noun.Kind.ROLE) && Lexicon.ORGANISATIONS.contains(candidate.head())
                                ? 2
                                : candidate.is(Noun.Kind.PERSON) && genderOf(candidate) == Gender.UNKNOWN ? 0.6 : 0;
            case "they" -> candidate.plural() ? 2 : candidate.is(Noun.Kind.ORGANISATION) ? 1.5 : 0;
            default -> 0;
        };
    }

    private double person(Noun candidate, Gender wanted) {
        if (candidate.is(Noun.Kind.PERSON)) {
            var gender = genderOf(candidate);
            return gender == wanted ? 3 : gender == Gender.UNKNOWN ? 2 : 0;
        }
        if (!candidate.is(Noun.Kind.ROLE)
                || candidate.plural()
                || candidate.role() == null
                || !Lexicon.ROLES.contains(candidate.role())
                || Lexicon.ORGANISATIONS.contains(candidate.head())
                || Lexicon.DOCUMENTS.contains(candidate.head())) {
            return 0;
        }
        var opposite = wanted == Gender.MALE ? Lexicon.FEMALE_ROLES : Lexicon.MALE_ROLES;
        var same = wanted == Gender.MALE ? Lexicon.MALE_ROLES : Lexicon.FEMALE_ROLES;
        return same.contains(candidate.head()) ? 1.5 : opposite.contains(candidate.head()) ? 0 : 1;
    }

    private Gender genderOf(Noun noun) {
        return genders.getOrDefault(lastWord(plain(noun)), Gender.UNKNOWN);
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
