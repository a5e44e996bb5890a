package org.copydesk.delivery;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.http.CamelCase;
import org.copydesk.http.Fields;
import org.jspecify.annotations.Nullable;

/** What an article can bring along. */
enum Include {
    QUOTES(Part.QUOTES),
    CITATIONS(Part.CITATIONS),
    COMMENTS(null),
    COMMENT_COUNT(null);

    private final @Nullable Part part;

    Include(@Nullable Part part) {
        this.part = part;
    }

    /** Where the article itself carries it. */
    Optional<Part> part() {
        return Optional.ofNullable(part);
    }

    /** What is brought along: what is listed, and what is named among the fields. */
    static Set<Include> of(List<Include> listed, Fields fields) {
        var included = EnumSet.noneOf(Include.class);
        for (var include : values()) {
            var field = CamelCase.of(include.name());
            if (listed.contains(include) || fields.show(field, false)) {
                fields.alsoShow(field);
                included.add(include);
            }
        }
        return included;
    }
}
