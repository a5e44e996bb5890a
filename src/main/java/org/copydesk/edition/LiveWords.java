package org.copydesk.edition;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.copydesk.database.Readers;

/** The words of live editions, in place of those that a reader mistyped. */
@ApplicationScoped
public class LiveWords {

    private static final int LOOKED_AT = 5;

    /** Not what a search excludes, asks for by its beginning, or joins with other signs. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’-])\\p{L}{3,40}(?![\\p{L}\\p{M}\\p{N}*'’-])");

    private static final String MEANT = "select typed, word_meant(typed) from unnest(?) typed where not is_live(typed)";

    @Inject
    @DataSource(Readers.DATA_SOURCE)
    AgroalDataSource database;

    /** The search with the words that live editions have instead of those that none has; empty where there are none. */
    public Optional<String> meantBy(String search) {
        var typed = WORD.matcher(search)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(LOOKED_AT)
                .toArray();
        var meant = typed.length == 0 ? Map.<String, String>of() : meant(typed);
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(WORD.matcher(search)
                        .replaceAll(word -> Matcher.quoteReplacement(meant.getOrDefault(word.group(), word.group()))));
    }

    private Map<String, String> meant(Object[] typed) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MEANT)) {
            statement.setArray(1, connection.createArrayOf("text", typed));
            var meant = new HashMap<String, String>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var word = found.getString(2);
                    if (word != null) {
                        meant.put(found.getString(1), word);
                    }
                }
            }
            return meant;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }
}
