package org.copydesk.story;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A marker of WordPress, such as {@code [gallery ids="1,2"]}.
 *
 * @param attributes those without a name are numbered, as WordPress does
 * @param start of the marker in the text, in UTF-16 units
 * @param contentStart the end of the opening tag
 * @param contentEnd the beginning of the closing tag; equal to the start of the content where there is none
 * @param escaped whether it stands in two brackets, because the writer means the words and not the marker
 */
record Shortcode(
        String name,
        Map<String, String> attributes,
        int start,
        int contentStart,
        int contentEnd,
        int end,
        boolean paired,
        boolean escaped) {

    /** Pages that were scraped have curly marks where the shortcode had straight ones. */
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]++)\\s*+=\\s*+[\"“”″]([^\"“”″]*+)[\"“”″]"
            + "|([\\w-]++)\\s*+=\\s*+['‘’′]([^'‘’′]*+)['‘’′]"
            + "|([\\w-]++)\\s*+=\\s*+([^\\s'\"]++)"
            + "|(\\S++)");

    private static final Set<String> COMMENT_PLUGINS = Set.of("wpdiscuz", "disqus");

    private static final Set<String> YES = Set.of("on", "true", "yes", "show", "1");
    private static final Set<String> NO = Set.of("off", "false", "no", "hide", "0");

    static Map<String, String> attributes(String source) {
        var attributes = new LinkedHashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(source);
        var unnamed = 0;
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                attributes.put(matcher.group(1), matcher.group(2));
            } else if (matcher.group(3) != null) {
                attributes.put(matcher.group(3), matcher.group(4));
            } else if (matcher.group(5) != null) {
                attributes.put(matcher.group(5), matcher.group(6));
            } else {
                attributes.put(String.valueOf(unnamed++), matcher.group(7));
            }
        }
        return attributes;
    }

    boolean isCaption() {
        return name.equals("caption") || name.equals("wp_caption");
    }

    boolean isAboutComments() {
        var lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.contains("comment") || COMMENT_PLUGINS.stream().anyMatch(lowerCase::startsWith);
    }

    CommentSettings comments() {
        return new CommentSettings(
                showCount(first("count", "show_count", "showcount")),
                pageSize(first("num", "numposts", "per_page", "limit", "number")));
    }

    static @Nullable Integer pageSize(@Nullable String number) {
        return number != null && number.matches("[1-9]\\d?|100") ? Integer.valueOf(number) : null;
    }

    private static @Nullable Boolean showCount(@Nullable String flag) {
        var lowerCase = flag == null ? "" : flag.toLowerCase(Locale.ROOT);
        return YES.contains(lowerCase) ? Boolean.TRUE : NO.contains(lowerCase) ? Boolean.FALSE : null;
    }

    private @Nullable String first(String... names) {
        for (var name : names) {
            if (attributes.containsKey(name)) {
                return attributes.get(name);
            }
        }
        return null;
    }
}
