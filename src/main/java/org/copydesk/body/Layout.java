package org.copydesk.body;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Puts a parsed page in order, so that its HTML, text and blocks tell the same story: the body holds blocks alone, loose
 * words become paragraphs, mere containers give way to what they hold, and what is empty or not meant to be read is
 * left out. It knows nothing of safety.
 *
 * <p>It copies, because taking one child out of a jsoup element costs as much as the element has children.
 */
final class Layout {

    /** Several times what any markup of a body's length comes to that repeats nothing. */
    static final int MAX_MARKUP = 5_000_000;

    /** All that {@link SafeHtml} lets pass; what else it does is part of a phrase. */
    static final Set<String> BLOCKS = Set.of(
            "p",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "figure",
            "figcaption",
            "hr",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td");

    /** Without its empty parts a table would lose its shape. */
    private static final Set<String> MEANT_EVEN_IF_EMPTY =
            Set.of("hr", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td");

    private static final Set<String> NOT_READ = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "title",
            "svg",
            "math",
            "object",
            "embed",
            "applet",
            "iframe",
            "frameset",
            "noframes",
            "noembed",
            "audio",
            "video",
            "canvas",
            "map",
            "textarea",
            "select",
            "datalist");

    private Layout() {}

    static Element of(Element body) {
        if (body.stream().mapToLong(Layout::markup).sum() > MAX_MARKUP) {
            throw BodyRenderer.refusal(
                    "Its markup alone is longer than %,d characters; close each element that it opens.", MAX_MARKUP);
        }
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        flow(body, page.body());
        return page.body();
    }

    /** An element that is never closed is opened again in each paragraph behind it, with all its attributes. */
    private static long markup(Element element) {
        long length = "<></>".length() + 2L * element.tagName().length();
        if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                length += " =''".length()
                        + attribute.getKey().length()
                        + attribute.getValue().length();
            }
        }
        return length;
    }

    /** Copies blocks and puts the words between them into paragraphs. */
    private static void flow(Element from, Element into) {
        Element paragraph = null;
        for (Node node : read(from)) {
            if (holdsBlocks(node)) {
                block((Element) node, into);
                paragraph = null;
            } else if (paragraph != null || hasContent(node)) {
                paragraph = paragraph == null ? into.appendElement("p") : paragraph;
                phrase(node, paragraph);
            }
        }
    }

    /** Copies blocks and words as they come: an item of a list may hold either. */
    private static void mixed(Element from, Element into) {
        for (Node node : read(from)) {
            if (holdsBlocks(node)) {
                block((Element) node, into);
            } else {
                phrase(node, into);
            }
        }
    }

    private static void block(Element element, Element into) {
        String name = element.nameIs("h1") ? "h2" : element.normalName();
        if (!BLOCKS.contains(name)) {
            flow(element, into);
            return;
        }
        Element copy = element.shallowClone().tagName(name);
        switch (name) {
            case "p", "h2", "h3", "h4", "h5", "h6", "caption" -> phrases(element, copy);
            case "pre" -> {
                phrases(element, copy);
                stripFirstLines(copy);
            }
            case "blockquote" -> flow(element, copy);
            case "figure" -> figure(element, copy);
            default -> mixed(element, copy);
        }
        if (MEANT_EVEN_IF_EMPTY.contains(name) || hasContent(copy)) {
            into.appendChild(copy);
        }
    }

    /** A figure of words, as of a quotation, reads like the body itself. */
    private static void figure(Element from, Element into) {
        if (from.selectFirst("img") != null) {
            mixed(from, into);
        } else {
            flow(from, into);
        }
    }

    /** Copies words alone; a block among them, which has no place there, becomes a line. */
    private static void phrases(Element from, Element into) {
        for (Node node : read(from)) {
            if (holdsBlocks(node)) {
                if (into.childNodeSize() > 0) {
                    into.appendElement("br");
                }
                phrases((Element) node, into);
            } else {
                phrase(node, into);
            }
        }
    }

    private static void phrase(Node node, Element into) {
        Node copy = node.shallowClone();
        into.appendChild(copy);
        if (node instanceof Element element) {
            phrases(element, (Element) copy);
        }
    }

    private static List<Node> read(Element element) {
        return element.childNodes().stream().filter(Layout::isRead).toList();
    }

    private static boolean isRead(Node node) {
        return !(node instanceof Element element)
                || !(NOT_READ.contains(element.normalName()) || element.nameIs("img") && !element.hasAttr("src"));
    }

    /** Whether it is a block or, as in text pasted from word processors, a phrase around some. */
    private static boolean holdsBlocks(Node node) {
        return node instanceof Element element && element.stream().anyMatch(Element::isBlock);
    }

    private static boolean hasContent(Node node) {
        if (node instanceof TextNode words) {
            return !isBlank(words);
        }
        return node instanceof Element element
                && (element.nodeStream(TextNode.class).anyMatch(words -> !isBlank(words))
                        || element.selectFirst("img, hr") != null);
    }

    /** Editors write empty lines with non-breaking spaces. */
    private static boolean isBlank(TextNode words) {
        return words.getWholeText().chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** HTML drops the first line feed of a listing each time it is read: with none, reading it again changes nothing. */
    private static void stripFirstLines(Element listing) {
        if (listing.firstChild() instanceof TextNode words) {
            words.text(words.getWholeText().replaceFirst("^\\n+", ""));
        }
    }
}
