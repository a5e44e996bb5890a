package org.copydesk.imports;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a raw story is written. */
@Schema(name = "ImportFormat")
enum Format {
    TEXT,
    HTML,
    MARKDOWN,
    WORDPRESS;

    /**
     * By the media type, or by the end of the name where the media type says nothing: browsers do not know Markdown.
     *
     * @param mediaType in lower case, without parameters
     */
    static Optional<Format> of(String mediaType, @Nullable String name) {
        return switch (mediaType) {
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "text/markdown", "text/x-markdown" -> Optional.of(MARKDOWN);
            case "application/xml", "text/xml", "application/rss+xml" -> Optional.of(WORDPRESS);
            case "text/plain" -> Optional.of(byName(name).orElse(TEXT));
            case "", "application/octet-stream" -> byName(name);
            default -> Optional.empty();
        };
    }

    private static Optional<Format> byName(@Nullable String name) {
        if (name == null || name.lastIndexOf('.') < 0) {
            return Optional.empty();
        }
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "txt" -> Optional.of(TEXT);
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            case "xml", "wxr" -> Optional.of(WORDPRESS);
            default -> Optional.empty();
        };
    }
}
