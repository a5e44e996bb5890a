package org.copydesk.delivery;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.copydesk.edition.PublishedArticle.Part;
import org.copydesk.http.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants of articles beyond their summaries.
 *
 * @param whole whether also what only a whole article shows
 * @param at an instant that has passed, for what they were then; null for now
 */
record Wish(
        Set<ArticleBody.Format> formats,
        Set<Part> parts,
        boolean whole,
        boolean comments,
        boolean commentCount,
        @Nullable Instant at) {

    private static final List<String> SHOWN_WHOLE = List.of("subjects", "rights", "corrections");

    /** @param format null for summaries, whole where fields are named that these have not */
    static Wish of(Fields fields, List<Include> include, ArticleBody.@Nullable Format format, @Nullable Instant at) {
        var included = Include.of(include, fields);
        var formats = EnumSet.noneOf(ArticleBody.Format.class);
        var parts = EnumSet.noneOf(Part.class);
        for (var form : ArticleBody.Format.values()) {
            if (fields.show(form.field(), form == format)) {
                formats.add(form);
                parts.add(form.part);
            }
        }
        included.forEach(wanted -> wanted.part().ifPresent(parts::add));
        var whole = SHOWN_WHOLE.stream().anyMatch(field -> fields.show(field, format != null));
        return new Wish(
                formats,
                parts,
                whole,
                included.contains(Include.COMMENTS),
                included.contains(Include.COMMENT_COUNT),
                at);
    }

    /** What is to be read of an article as it is now. */
    Set<Part> partsNow() {
        return at == null ? parts : EnumSet.noneOf(Part.class);
    }

    /** Whether it depends on what readers say, too. */
    boolean isOfConversation() {
        return comments || commentCount;
    }

    /** Whether more is to be read of an article than its summary. */
    boolean isMore() {
        return whole || !parts.isEmpty();
    }
}
