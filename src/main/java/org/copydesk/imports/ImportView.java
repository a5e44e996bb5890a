package org.copydesk.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copydesk.http.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param parser the version of the parser that made the proposals
 * @param stories how many stories are being read or accepted, and how many of them are done
 * @param story what is proposed, where there is only one story; else list them under {@code /stories}
 */
@Schema(name = "Import")
record ImportView(
        UUID id,
        StoryImport.State state,
        int parser,
        Progress stories,
        List<Kept> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StoryView story,
        @Nullable String problem,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable String acceptedBy,
        @Nullable Integer version)
        implements Versioned {

    @Schema(name = "ImportProgress")
    record Progress(StoryImport.State state, int total, int done) {

        static Progress of(StoryImport story) {
            return new Progress(story.state, story.total, story.isAtWork() ? story.done : story.total);
        }
    }

    /** @param sha256 of the bytes as they came, which {@code /raw} gives back */
    @Schema(name = "ImportFile")
    record Kept(@Nullable String name, Format format, String contentType, long bytes, String sha256) {

        static Kept of(ImportFile file) {
            return new Kept(file.name, file.format, file.contentType, file.bytes, file.sha256);
        }
    }

    static ImportView of(StoryImport story, List<ImportFile> files, @Nullable StoryView only) {
        return new ImportView(
                story.id,
                story.state,
                story.parser,
                Progress.of(story),
                files.stream().map(Kept::of).toList(),
                only,
                story.problem,
                story.createdAt,
                story.createdBy,
                story.updatedAt,
                story.acceptedBy,
                story.version);
    }
}
