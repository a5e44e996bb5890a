package org.copydesk.edition;

import java.sql.Connection;
import java.util.List;
import org.copydesk.database.Sql;
import org.copydesk.words.LanguageTags;

/** The languages in which anything was ever published. */
final class PublishedLanguages {

    private static final String MATCHING = "select tag from published_language where tag || '-' like any (?)";

    private PublishedLanguages() {}

    /** Those that ranges of languages are for; the ranges themselves where there are none, so that nothing is found. */
    static List<String> matching(List<String> ranges, Connection connection) {
        if (ranges.isEmpty()) {
            return ranges;
        }
        var patterns = ranges.stream().map(LanguageTags::pattern).toList();
        var found = Sql.of(MATCHING, Sql.array(connection, "text", patterns)).read(connection, row -> row.getString(1));
        return found.isEmpty() ? ranges : found;
    }
}
