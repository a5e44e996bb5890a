package org.copydesk.story;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import org.copydesk.article.Dateline;
import org.jspecify.annotations.Nullable;

/**
 * The record that a raw story proposes; an editor decides on it.
 *
 * @param authors the names in the byline
 * @param publishedAt the first instant of the day, in UTC, where the story names only a day
 * @param image the address of the picture that the caption belongs to
 * @param url where the story says it stands
 * @param outlets the outlets that the story names as its origin
 * @param warnings sentences for the editor
 * @param confidence that the parts were told apart rightly, from 0 to 1
 */
public record Story(
        @Nullable String headline,
        @Nullable String standfirst,
        List<Paragraph> paragraphs,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String image,
        @Nullable String byline,
        List<String> authors,
        @Nullable Dateline dateline,
        @Nullable Instant publishedAt,
        @Nullable String url,
        List<Outlet> outlets,
        CommentSettings comments,
        List<String> categories,
        List<String> tags,
        @Nullable String language,
        Receipt receipt,
        List<String> warnings,
        double confidence) {

    /**
     * A block of the body.
     *
     * @param text as a reader reads it
     * @param markdown the same as source
     */
    public record Paragraph(String text, String markdown, Place place) {}

    /** The source of the body, in Markdown. */
    public String body() {
        return paragraphs.stream().map(Paragraph::markdown).collect(joining("\n\n"));
    }

    /** What a reader reads of the body. */
    public String text() {
        return paragraphs.stream()
                .map(Paragraph::text)
                .filter(words -> !words.isEmpty())
                .collect(joining("\n\n"));
    }
}
