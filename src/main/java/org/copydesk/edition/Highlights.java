package org.copydesk.edition;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.copydesk.database.Sql;
import org.copydesk.edition.FoundText.Sought;
import org.copydesk.edition.ReadText.Word;

/**
 * Shows where in the texts that a search found its words stand. Which words are forms of which PostgreSQL says, in the
 * language of the text, but only once for each word: the answer never changes, and having all words of twenty texts looked
 * at again was four fifths of a search. The text of an edition never changes either, and what was learned of its words stays
 * with it.
 */
@ApplicationScoped
class Highlights {

    private static final int WORDS_KNOWN = 100_000;

    private static final ReadText NOTHING = new ReadText("", "");

    private static final String TEXTS = "select id, language, text from edition where id = any (?)";

    private static final String LEXEMES = """
            select language, word, tsvector_to_array(to_tsvector(search_config(language), searchable(word)))
            from unnest(?, ?) asked (language, word)""";

    private final Cache<Word, Set<String>> known =
            Caffeine.newBuilder().maximumSize(WORDS_KNOWN).build();

    private final Cache<UUID, ReadText> read;

    Highlights(SearchConfig config) {
        read = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((UUID edition, ReadText text) -> text.weight())
                .build();
    }

    /** @param sought what is searched for in the language of the text, as PostgreSQL writes a {@code tsquery} */
    record Found(UUID edition, String sought) {}

    /**
     * The passages of each text as safe HTML, with the words in {@code mark}; of a text that has none of them its
     * beginning.
     */
    List<String> of(List<Found> editions, Connection connection) {
        var texts = read.getAll(
                editions.stream().map(Found::edition).toList(), missing -> texts(Set.copyOf(missing), connection));
        var sought = new HashMap<String, Sought>();
        var found = editions.stream()
                .map(edition -> new FoundText(
                        // One that was deleted a moment ago has none any longer.
                        texts.getOrDefault(edition.edition, NOTHING),
                        sought.computeIfAbsent(edition.sought, Sought::of)))
                .toList();
        learn(found, connection);
        return found.stream().map(FoundText::highlight).toList();
    }

    private void learn(List<FoundText> found, Connection connection) {
        var words = found.stream().flatMap(FoundText::unknown).collect(toSet());
        if (!words.isEmpty()) {
            var lexemes = known.getAll(words, unknown -> lexemes(Set.copyOf(unknown), connection));
            found.forEach(text -> text.learn(lexemes));
        }
    }

    private static Map<UUID, ReadText> texts(Set<UUID> editions, Connection connection) {
        return Sql.of(TEXTS, Sql.array(connection, "uuid", List.copyOf(editions)))
                .read(
                        connection,
                        row -> Map.entry(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                new ReadText(row.getString(2), row.getString(3))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Word, Set<String>> lexemes(Set<Word> words, Connection connection) {
        var asked = List.copyOf(words);
        var languages = asked.stream().map(Word::language).toList();
        var letters = asked.stream().map(Word::letters).toList();
        return Sql.of(LEXEMES, Sql.array(connection, "text", languages), Sql.array(connection, "text", letters))
                .read(
                        connection,
                        row -> Map.entry(new Word(row.getString(1), row.getString(2)), Set.of((String[])
                                row.getArray(3).getArray())))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
