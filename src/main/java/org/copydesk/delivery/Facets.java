package org.copydesk.delivery;

import java.util.List;
import org.copydesk.edition.Facet;
import org.copydesk.edition.Facet.Count;
import org.copydesk.taxonomy.ArticleType;
import org.jspecify.annotations.Nullable;

/**
 * How many articles have which values; of each facet what was asked for.
 *
 * @param areEstimates true where there are too many articles to count them all
 * @param month as {@code 2026-02}, from the newest
 */
record Facets(
        @Nullable Boolean areEstimates,
        @Nullable List<Count> section,
        @Nullable List<Count> tag,
        @Nullable List<TypeCount> type,
        @Nullable List<Count> month) {

    record TypeCount(ArticleType value, long count) {

        static TypeCount of(Count count) {
            return new TypeCount(ArticleType.valueOf(count.value()), count.count());
        }
    }

    static Facets of(Facet.Counts counted) {
        var values = counted.values();
        var types = values.get(Facet.TYPE);
        return new Facets(
                counted.estimated() ? true : null,
                values.get(Facet.SECTION),
                values.get(Facet.TAG),
                types == null ? null : types.stream().map(TypeCount::of).toList(),
                values.get(Facet.MONTH));
    }
}
