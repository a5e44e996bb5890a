package org.copydesk.imports;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param story its place in the import, counted from 1
 * @param sha256 of the raw story
 * @param article the article that was made of it, or that it proposes a revision of
 * @param revises the version of the working copy that a revision is proposed of
 * @param names the persons and sources that it names, with the records that would be used; null where one would be made, or
 *     where the source is confidential
 * @param changes what the last reading of the kept bytes changed in the proposal
 * @param problem why it cannot be read, what stood in the way of its acceptance, or what is to be looked at after it
 */
@Schema(name = "ImportedStory")
record StoryView(
        int story,
        ImportedStory.Stage state,
        String sha256,
        @Nullable UUID article,
        @Nullable Integer revises,
        @Nullable Proposal proposal,
        List<Name> names,
        @Nullable List<Difference> changes,
        @Nullable String problem) {

    @Schema(name = "ImportedName")
    record Name(Kind kind, String name, @Nullable UUID record) {

        @Schema(name = "ImportedNameKind")
        enum Kind {
            PERSON,
            SOURCE
        }
    }

    static StoryView of(ImportedStory story, List<Name> names) {
        return new StoryView(
                story.position,
                story.state,
                story.sha256,
                story.articleId,
                story.articleVersion,
                story.proposal,
                names,
                story.changes,
                story.problem);
    }
}
