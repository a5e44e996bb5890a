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

    /** What is brought along: where fields are named, those of them, whatever is listed. */
    static Set<Include> of(List<Include> listed, Fields fields) {
        var included = EnumSet.noneOf(Include.class);
        for (var include : values()) {
            if (fields.show(CamelCase.of(include.name()), listed.contains(include))) {
                included.add(include);
            }
        }
        return included;
    }
}
