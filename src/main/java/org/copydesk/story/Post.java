package org.copydesk.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of an export of WordPress, as it stands there.
 *
 * @param id WordPress's own
 * @param type {@code post}, {@code page}, {@code attachment} or what plugins make
 * @param language of the site
 * @param publishedAt when it was or will be published; drafts have none
 * @param author by the name that readers see
 * @param nicenames what categories and tags are called in addresses, by their names
 * @param thumbnail the attachment that is shown with it
 * @param attachmentUrl the address of an attachment's file
 */
public record Post(
        long id,
        String type,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        State state,
        boolean passwordProtected,
        @Nullable Instant publishedAt,
        @Nullable String author,
        List<String> categories,
        List<String> tags,
        Map<String, String> nicenames,
        String excerpt,
        String content,
        boolean commentsOpen,
        List<PostComment> comments,
        @Nullable Long thumbnail,
        @Nullable String attachmentUrl) {

    public enum State {
        PUBLISHED,
        SCHEDULED,
        DRAFT,
        PENDING,
        PRIVATE,
        TRASHED,
        /** Attachments are as visible as the post that they belong to. */
        INHERITED,
        /** A state that a plugin made; it is no reason to show a post to readers. */
        OTHER;

        static State of(String name) {
            return switch (name) {
                case "publish" -> PUBLISHED;
                case "future" -> SCHEDULED;
                case "draft", "auto-draft" -> DRAFT;
                case "pending" -> PENDING;
                case "private" -> PRIVATE;
                case "trash" -> TRASHED;
                case "inherit" -> INHERITED;
                default -> OTHER;
            };
        }
    }

    /**
     * The story in it: what WordPress knows of it for certain, and what its content says.
     *
     * @throws UnreadableStory if it has neither title nor content
     */
    public Story story() {
        return HtmlStory.read(this);
    }
}
