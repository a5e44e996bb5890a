package org.copydesk.delivery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.http.Fields;
import org.copydesk.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What an article can bring along. */
enum Include {
    QUOTES(Part.QUOTES),
    CITATIONS(Part.CITATIONS),
    COMMENTS(null);

    private final @Nullable Part part;

    Include(@Nullable Part part) {
        this.part = part;
    }

    /** Where the article itself carries it. */
    Optional<Part> part() {
        return Optional.ofNullable(part);
    }

    /**
     * What is brought along: where fields are named, those of them, whatever the list says.
     *
     * @param list names with commas between them, as {@code quotes,comments}
     */
    static Set<Include> of(@Nullable String list, Fields fields) {
        var listed = of(list);
        var included = EnumSet.noneOf(Include.class);
        for (var include : values()) {
            if (fields.show(include.parameter(), listed.contains(include))) {
                included.add(include);
            }
        }
        return included;
    }

    private static Set<Include> of(@Nullable String list) {
        var included = EnumSet.noneOf(Include.class);
        if (list == null || list.isBlank()) {
            return included;
        }
        for (var name : list.split(",", -1)) {
            included.add(Arrays.stream(values())
                    .filter(include -> include.parameter().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid()
                            .parameter("include", "takes any of quotes, citations and comments, with commas between")));
        }
        return included;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
