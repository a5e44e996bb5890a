package org.copydesk.edition;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import org.copydesk.database.Sql;

/** The statement for all facets of a list, however many are asked for, and what it answers. */
final class FacetQuery {

    /** What the facets are made of, of an edition {@code e}. */
    static final String COLUMNS = "e.section, e.type, e.tags, e.published_at";

    private static final String COUNTED = """
            found as materialized (select %s limit %s + 1),
            scope as materialized (select count(*) > %s as many, sampled_share('edition') as share from found),
            counted as materialized (
                select * from found where not (select many from scope)
                union all select sampled.* %s where (select many from scope))
            select facet, (select many from scope), value,
                   case facet when 'SECTION' then (select name from section where slug = value)
                              when 'TAG' then (select name from tag where slug = value) end,
                   case when (select many from scope) then round(count / (select share from scope)) else count end
            from (
            """;

    private static final String IN_ORDER = """
            ) facets (facet, value, count, place)
            where place <= case facet when 'MONTH' then 24 else 20 end order by facet, place""";

    record Row(Facet facet, boolean estimated, Facet.Count count) {}

    private FacetQuery() {}

    /**
     * Counts all rows as far as that is quick, and else those of a sample.
     *
     * @param exactly how many rows are counted
     * @param all columns of them, with where they are from
     * @param sampled where those of the sample are from; their share of all is {@code scope.share}
     */
    static Sql statement(int exactly, Sql all, Sql sampled, Collection<Facet> wanted) {
        var most = Sql.of(String.valueOf(exactly));
        return Sql.filled(COUNTED, all, most, most, sampled)
                .then(wanted.stream().map(facet -> facet.counts).collect(joining(" union all ", "", IN_ORDER)));
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                Facet.valueOf(row.getString(1)),
                row.getBoolean(2),
                new Facet.Count(row.getString(3), row.getString(4), row.getLong(5)));
    }

    static Facet.Counts of(Collection<Facet> wanted, List<Row> rows) {
        var counts = new EnumMap<Facet, List<Facet.Count>>(Facet.class);
        for (var facet : wanted) {
            counts.put(
                    facet,
                    rows.stream()
                            .filter(row -> row.facet == facet)
                            .map(Row::count)
                            .toList());
        }
        return new Facet.Counts(rows.stream().anyMatch(Row::estimated), counts);
    }
}
