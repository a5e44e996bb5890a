package org.copydesk.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds shortcodes and leaves alone what only looks like one. WordPress knows the names in use on a site; here the form
 * has to tell {@code [gallery]} from an editor's {@code [sic]}.
 */
final class Shortcodes {

    private static final Pattern TAG =
            Pattern.compile("(\\[?)\\[(/?)([A-Za-z][\\w-]*+)((?:[\\s/][^\\[\\]]*+)?+)\\](\\]?)");

    private static final Pattern ASSIGNMENT = Pattern.compile("[\\w-]++\\s*+=\\s*+\\S");

    /** Those of WordPress itself and of plugins that stand without attributes. */
    private static final Set<String> KNOWN = Set.of(
            "audio",
            "caption",
            "comments",
            "disqus",
            "embed",
            "fbcomments",
            "gallery",
            "playlist",
            "video",
            "wp_caption",
            "wpdiscuz");

    private record Tag(
            String name,
            String attributes,
            boolean closing,
            boolean closed,
            boolean doubleStart,
            boolean doubleEnd,
            int start,
            int end) {

        static Tag of(MatchResult match) {
            var attributes = match.group(4).strip();
            return new Tag(
                    match.group(3),
                    attributes.replaceFirst("/$", ""),
                    !match.group(2).isEmpty(),
                    attributes.endsWith("/"),
                    !match.group(1).isEmpty(),
                    !match.group(5).isEmpty(),
                    match.start() + match.group(1).length(),
                    match.end() - match.group(5).length());
        }

        /** Whether it is a shortcode even if no closing tag follows. */
        boolean standsAlone() {
            return closed
                    || KNOWN.contains(name)
                    || ASSIGNMENT.matcher(attributes).find();
        }

        boolean isNamedByAPlugin() {
            return name.indexOf('_') > 0 && attributes.isEmpty();
        }

        boolean isEscaped() {
            return doubleStart && doubleEnd && !closing;
        }
    }

    private Shortcodes() {}

    /** In the order in which they begin. A marker inside the content of another one comes after it. */
    static List<Shortcode> in(String html) {
        return in(html, tag -> true, tag -> (tag.standsAlone() || tag.isNamedByAPlugin()) && !isLink(html, tag));
    }

    /** Where no site needs to have made it, brackets around a name are as likely to be the writer's. */
    static List<Shortcode> inPlainText(String text) {
        return in(text, tag -> true, tag -> tag.standsAlone() && !isLink(text, tag));
    }

    /** @param code the places of code, in which brackets are what they are */
    static List<Shortcode> inMarkdown(String text, BitSet code) {
        return in(
                text,
                tag -> !code.get(tag.start),
                tag -> tag.standsAlone() && !isLink(text, tag) && !text.startsWith("[", tag.end));
    }

    private static List<Shortcode> in(String text, Predicate<Tag> isTag, Predicate<Tag> standsAlone) {
        var found = new ArrayList<Shortcode>();
        Map<String, Deque<Tag>> open = new HashMap<>();
        TAG.matcher(text).results().map(Tag::of).filter(isTag).forEach(tag -> {
            var openOfName = open.computeIfAbsent(tag.name, name -> new ArrayDeque<>());
            if (tag.closing && !openOfName.isEmpty()) {
                found.add(pair(openOfName.pop(), tag));
            } else if (tag.closing) {
                found.add(stray(tag));
            } else if (tag.isEscaped()) {
                found.add(single(tag, true));
            } else if (tag.closed) {
                found.add(single(tag, false));
            } else {
                openOfName.push(tag);
            }
        });
        open.values().stream().flatMap(Deque::stream).filter(standsAlone).forEach(tag -> found.add(single(tag, false)));
        found.sort(Comparator.comparingInt(Shortcode::start));
        return found;
    }

    private static Shortcode pair(Tag opening, Tag closing) {
        var escaped = opening.doubleStart && closing.doubleEnd;
        return new Shortcode(
                opening.name,
                Shortcode.attributes(opening.attributes),
                escaped ? opening.start - 1 : opening.start,
                opening.end,
                closing.start,
                escaped ? closing.end + 1 : closing.end,
                true,
                escaped);
    }

    private static Shortcode single(Tag tag, boolean escaped) {
        var start = escaped ? tag.start - 1 : tag.start;
        var end = escaped ? tag.end + 1 : tag.end;
        return new Shortcode(tag.name, Shortcode.attributes(tag.attributes), start, end, end, end, false, escaped);
    }

    private static Shortcode stray(Tag tag) {
        return new Shortcode("/" + tag.name, Map.of(), tag.start, tag.end, tag.end, tag.end, false, false);
    }

    /** In Markdown, {@code [video](…)} is a link and {@code [video]: …} says where one leads. */
    private static boolean isLink(String text, Tag tag) {
        return tag.end < text.length() && "(:".indexOf(text.charAt(tag.end)) >= 0;
    }
}
