package org.copydesk.edition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.copydesk.database.RowReader;
import org.copydesk.words.LanguageTags;

/** The languages in which anything was ever published. */
final class PublishedLanguages {

    private static final String MATCHING = "select tag from published_language where tag || '-' like any (?)";

    private PublishedLanguages() {}

    /** Those that ranges of languages are for; the ranges themselves where there are none, so that nothing is found. */
    static List<String> matching(List<String> ranges, Connection connection) throws SQLException {
        if (ranges.isEmpty()) {
            return ranges;
        }
        var patterns = ranges.stream().map(LanguageTags::pattern).toArray();
        var found = RowReader.readAll(
                connection, MATCHING, List.of(connection.createArrayOf("text", patterns)), row -> row.getString(1));
        return found.isEmpty() ? ranges : found;
    }
}
