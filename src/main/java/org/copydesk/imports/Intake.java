package org.copydesk.imports;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.copydesk.database.Ids;
import org.copydesk.database.Sha256;
import org.copydesk.http.Refusal;
import org.copydesk.imports.ImportWork.Due;
import org.copydesk.server.Upload;
import org.copydesk.story.UnreadableStory;
import org.copydesk.story.WordPressExport;

/** Takes files in: looks whether they can be read, keeps their bytes, and has their stories read. */
@ApplicationScoped
class Intake {

    private static final int MAX_FILES = 100;

    @Inject
    KeptBytes bytes;

    @Inject
    ImportConfig config;

    @Inject
    Imports imports;

    @Inject
    StoryReading reading;

    @Inject
    Event<Due> due;

    @Inject
    CurrentIdentityAssociation caller;

    StoryImport take(UUID id, List<Upload> uploads) {
        if (uploads.isEmpty() || uploads.size() > MAX_FILES) {
            throw Refusal.unprocessable(
                    "Send a story as the body, or 1 to %d stories as files of a form; %d came.",
                    MAX_FILES, uploads.size());
        }
        var files = new ArrayList<ImportFile>();
        var stories = 0;
        for (var upload : uploads) {
            var file = file(id, upload, files.size() + 1);
            stories += stories(file, upload);
            files.add(file);
        }
        var story = new StoryImport();
        story.id = id;
        story.createdBy = caller.getIdentity().getPrincipal().getName();
        story.workedAt = Instant.now();
        story.read(stories);
        story.persistAndFlush();
        for (var i = 0; i < files.size(); i++) {
            files.get(i).persistAndFlush();
            bytes.keep(files.get(i).id, uploads.get(i).file());
        }
        read(story, files);
        return story;
    }

    /** The same bytes once more, by the parser as it is now. */
    void readAgain(StoryImport story) {
        story.requireAtRest();
        story.read(story.stories);
        read(story, imports.files(story.id));
    }

    /** One text is read while the editor waits; more than that could take longer than anybody waits. */
    private void read(StoryImport story, List<ImportFile> files) {
        if (files.size() == 1 && files.get(0).format != Format.WORDPRESS) {
            reading.readOnly(story, files.get(0));
        } else {
            due.fire(new Due(story.id, caller.getIdentity()));
        }
        story.persistAndFlush();
    }

    private ImportFile file(UUID id, Upload upload, int position) {
        var file = new ImportFile();
        file.id = Ids.next();
        file.importId = id;
        file.position = position;
        file.name = upload.name();
        file.contentType = upload.contentType();
        file.format = Format.of(mediaType(upload.contentType()), upload.name())
                .orElseThrow(() -> Refusal.unsupported(
                        "%s is neither text/plain, text/html, text/markdown nor an export of WordPress"
                                + " (application/xml). Name its Content-Type.",
                        file.named()));
        file.bytes = upload.bytes();
        if (file.bytes == 0) {
            throw Refusal.unprocessable("%s is empty; send a story.", file.named());
        }
        var limit = config.maxText().asLongValue();
        if (file.format != Format.WORDPRESS && file.bytes > limit) {
            throw Refusal.tooLarge("%s is too large. One text may have %,d bytes.", file.named(), limit);
        }
        file.sha256 = Sha256.of(upload.file());
        return file;
    }

    /** An export is read once to its end before anything is kept: what is cut off is refused as a whole. */
    private int stories(ImportFile file, Upload upload) {
        if (file.format != Format.WORDPRESS) {
            return 1;
        }
        var stories = 0;
        try (var in = Files.newInputStream(upload.file());
                var export = WordPressExport.open(in, config.maxExport().asLongValue())) {
            for (var post : export) {
                stories += StoryReading.isStory(post) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableStory unreadable) {
            throw Refusal.unprocessable(String.valueOf(unreadable.getMessage()));
        }
        if (stories == 0) {
            throw Refusal.unprocessable("%s holds no posts; export them with 'All content' or 'Posts'.", file.named());
        }
        return stories;
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
