package org.copydesk.edition;

import static java.util.stream.Collectors.toMap;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.copydesk.database.Readers;
import org.copydesk.database.RowReader;
import org.copydesk.database.Sql;

/** The words of live editions, in place of those that a reader mistyped. */
@ApplicationScoped
public class LiveWords {

    private static final int LOOKED_AT = 5;

    /** Not what a search excludes, asks for by its beginning, or joins with other signs. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’-])\\p{L}{3,40}(?![\\p{L}\\p{M}\\p{N}*'’-])");

    private static final String MEANT = "select typed, meant from (select typed, word_meant(typed) as meant"
            + " from unnest(?) typed where not is_live(typed) offset 0) mistyped where meant is not null";

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
                .toList();
        var meant = typed.isEmpty() ? Map.<String, String>of() : meant(typed);
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of(WORD.matcher(search)
                        .replaceAll(word -> Matcher.quoteReplacement(meant.getOrDefault(word.group(), word.group()))));
    }

    private Map<String, String> meant(List<String> typed) {
        return RowReader.over(
                        database,
                        connection -> Sql.of(MEANT, Sql.array(connection, "text", typed))
                                .read(connection, row -> Map.entry(row.getString(1), row.getString(2))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
