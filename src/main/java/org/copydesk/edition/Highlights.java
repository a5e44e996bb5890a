package org.copydesk.edition;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shows where in the texts that a search found its words stand. Which words are forms of which PostgreSQL says, in the
 * language of the text, but only once for each word: the answer never changes, and having all words of twenty texts looked
 * at again was four fifths of a search.
 */
@ApplicationScoped
class Highlights {

    private static final int WORDS_KNOWN = 100_000;

    private static final String LEXEMES = """
            select language, word, tsvector_to_array(to_tsvector(search_config(language), word))
            from unnest(?, ?) asked (language, word)""";

    private final Cache<Word, Set<String>> known =
            Caffeine.newBuilder().maximumSize(WORDS_KNOWN).build();

    /** @param sought what is searched for in the language of the text, as PostgreSQL writes a {@code tsquery} */
    record Text(String language, String text, String sought) {}

    record Word(String language, String word) {}

    /**
     * The passages of each text as safe HTML, with the words in {@code mark}; of a text that has none of them its
     * beginning.
     */
    List<String> of(List<Text> texts, Connection connection) throws SQLException {
        var found = texts.stream().map(FoundText::of).toList();
        var lexemes = lexemes(found.stream().flatMap(FoundText::candidates).collect(toSet()), connection);
        return found.stream().map(text -> text.highlight(lexemes)).toList();
    }

    private Map<Word, Set<String>> lexemes(Set<Word> words, Connection connection) throws SQLException {
        var lexemes = new HashMap<>(known.getAllPresent(words));
        var unknown = words.stream().filter(word -> !lexemes.containsKey(word)).toList();
        if (!unknown.isEmpty()) {
            try (var statement = connection.prepareStatement(LEXEMES)) {
                statement.setArray(1, array(connection, unknown.stream().map(Word::language)));
                statement.setArray(2, array(connection, unknown.stream().map(Word::word)));
                try (var answer = statement.executeQuery()) {
                    while (answer.next()) {
                        var word = new Word(answer.getString(1), answer.getString(2));
                        var forms = Set.of((String[]) answer.getArray(3).getArray());
                        lexemes.put(word, forms);
                        known.put(word, forms);
                    }
                }
            }
        }
        return lexemes;
    }

    private static Array array(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
