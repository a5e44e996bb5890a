package org.copydesk.imports;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param story its place in the import, counted from 1
 * @param quotes how many are proposed
 * @param warnings how many there are
 * @param article the article that was made of it, or that it proposes a revision of
 * @param revises the version of the working copy that a revision is proposed of
 */
@Schema(name = "ImportedStorySummary")
record StorySummary(
        int story,
        ImportedStory.Stage state,
        @Nullable String headline,
        @Nullable String url,
        int quotes,
        int warnings,
        @Nullable Double confidence,
        @Nullable UUID article,
        @Nullable Integer revises,
        @Nullable String problem) {}
