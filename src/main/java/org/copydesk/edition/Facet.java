package org.copydesk.edition;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By what the articles of a list can be counted: biggest first, months from the newest. */
public enum Facet {
    SECTION("""
            select 'SECTION', section, count(*), row_number() over (order by count(*) desc, section)
            from counted group by section
            """),
    TAG("""
            select 'TAG', tag, count(*), row_number() over (order by count(*) desc, tag)
            from counted, unnest(tags) tag group by tag
            """),
    TYPE("""
            select 'TYPE', type, count(*), row_number() over (order by count(*) desc, type)
            from counted group by type
            """),
    MONTH("""
            select 'MONTH', month, count(*), row_number() over (order by month desc)
            from (select to_char(published_at at time zone 'utc', 'YYYY-MM') as month from counted) months group by month
            """);

    /** How many articles have a value, and what it is called where it has a name of its own. */
    @Schema(name = "FacetCount")
    public record Count(String value, @Nullable String name, long count) {}

    /** @param estimated whether there are too many articles to count them all */
    public record Counts(boolean estimated, Map<Facet, List<Count>> values) {}

    final String counts;

    Facet(String counts) {
        this.counts = counts;
    }
}
