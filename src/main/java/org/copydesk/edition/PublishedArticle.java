package org.copydesk.edition;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.copydesk.body.Block;
import org.copydesk.correction.PublishedCorrection;
import org.copydesk.database.WrittenJson;
import org.jspecify.annotations.Nullable;

/**
 * An article as readers see it. Of its body and of what it carries it has the parts that were asked for; the others are
 * null.
 *
 * @param modifiedAt when it became what it is: a confidential source may have been taken out of it since it is visible
 * @param secondsLeft how long it stays live unless somebody writes; null means for good
 */
public record PublishedArticle(
        UUID id,
        Instant visibleFrom,
        Instant modifiedAt,
        @Nullable Double secondsLeft,
        WrittenJson<PublishedSummary> summary,
        WrittenJson<PublishedDetails> details,
        WrittenJson<List<PublishedCorrection>> corrections,
        @Nullable String html,
        @Nullable WrittenJson<List<Block>> blocks,
        @Nullable String text,
        @Nullable WrittenJson<List<PublishedQuote>> quotes,
        @Nullable WrittenJson<List<PublishedCitation>> citations) {

    /** What costs enough to be left out when nobody wants it. */
    public enum Part {
        HTML,
        BLOCKS,
        TEXT,
        QUOTES,
        CITATIONS;

        static final Set<Part> OF_BODY = EnumSet.of(HTML, BLOCKS, TEXT);

        /** Its name, as a column. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
