package org.copydesk.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Safe HTML as Markdown that reads back as the same page. An element that Markdown has no form for stays HTML, with all
 * that it holds.
 */
public final class MarkdownBody {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    /** Within HTML it would be taken for the end of it. */
    private static final Pattern BLANK_LINE = Pattern.compile("(?<=\\n)([ \\t\\f]*+)\\n");

    /** Markdown numbers items with nine digits at most. */
    private static final int HIGHEST_NUMBER = 999_999_999;

    /** Each line of Markdown repeats the marks of all that it is nested in. */
    private static final int MAX_DEPTH = 20;

    private MarkdownBody() {}

    public static String of(String safeHtml) {
        var document = new Document();
        blocks(Layout.of(Jsoup.parseBodyFragment(safeHtml).body()), document);
        return RENDERER.render(document);
    }

    private static void blocks(Element from, Node into) {
        from.children().forEach(child -> append(block(child), into));
    }

    /** Two lists in a row are one where their markers are the same. */
    private static void append(Node block, Node into) {
        if (block instanceof BulletList list && into.getLastChild() instanceof BulletList before) {
            list.setMarker(before.getMarker().equals("-") ? "+" : "-");
        }
        if (block instanceof OrderedList list && into.getLastChild() instanceof OrderedList before) {
            list.setMarkerDelimiter(before.getMarkerDelimiter().equals(".") ? ")" : ".");
        }
        into.appendChild(block);
    }

    private static Node block(Element element) {
        var isPlain = element.nameIs("ol") || element.attributesSize() == 0;
        var block = isPlain && element.parents().size() <= MAX_DEPTH ? markdown(element) : null;
        return block == null ? html(element) : block;
    }

    private static @Nullable Node markdown(Element element) {
        return switch (element.normalName()) {
            case "p" -> MarkdownPhrase.of(element.childNodes(), new Paragraph());
            case "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol" -> list(element);
            case "blockquote" -> quote(element);
            case "pre" -> listing(element);
            case "table" -> MarkdownTable.of(element);
            case "hr" -> new ThematicBreak();
            default -> null;
        };
    }

    private static Node html(Element element) {
        var html = new HtmlBlock();
        html.setLiteral(BLANK_LINE.matcher(element.outerHtml()).replaceAll("$1&#10;"));
        return html;
    }

    private static Node heading(Element element) {
        var heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        return MarkdownPhrase.of(element.childNodes(), heading);
    }

    private static Node quote(Element element) {
        var quote = new BlockQuote();
        blocks(element, quote);
        return quote;
    }

    private static @Nullable Node listing(Element element) {
        var code = element.firstElementChild();
        if (code == null
                || element.childNodeSize() > 1
                || !code.nameIs("code")
                || code.childrenSize() > 0
                || code.attributesSize() > (code.hasAttr("class") ? 1 : 0)) {
            return null;
        }
        var listing = new FencedCodeBlock();
        listing.setInfo(code.hasAttr("class") ? code.className().substring(Blocks.LANGUAGE.length()) : "");
        listing.setLiteral(code.wholeText());
        return listing;
    }

    /** The words of an item stand in it as they are, or in paragraphs; Markdown has one way for all items of a list. */
    private static @Nullable Node list(Element element) {
        var list = element.nameIs("ol") ? numbered(element) : bullets();
        if (list == null
                || hasLooseWords(element)
                || !element.children().stream().allMatch(item -> item.nameIs("li") && item.attributesSize() == 0)) {
            return null;
        }
        list.setTight(element.children().stream().anyMatch(item -> !words(item).isEmpty()));
        for (var child : element.children()) {
            var item = new ListItem();
            if (!(list.isTight() ? tight(child, item) : loose(child, item))) {
                return null;
            }
            list.appendChild(item);
        }
        // A list is told to be of paragraphs by the blank lines in it, and there is none.
        var isOneParagraph = element.childrenSize() == 1
                && element.child(0).childrenSize() == 1
                && !list.isTight()
                && element.child(0).child(0).nameIs("p");
        return isOneParagraph ? null : list;
    }

    private static ListBlock bullets() {
        var list = new BulletList();
        list.setMarker("-");
        return list;
    }

    private static @Nullable ListBlock numbered(Element element) {
        var start = element.hasAttr("start") ? Integer.parseInt(element.attr("start")) : 1;
        if (element.attributesSize() > (element.hasAttr("start") ? 1 : 0)
                || start < 0
                || start + element.childrenSize() > HIGHEST_NUMBER) {
            return null;
        }
        var list = new OrderedList();
        list.setMarkerStartNumber(start);
        list.setMarkerDelimiter(".");
        return list;
    }

    /** Without blank lines nearly all that follows words is taken for more of them, but lists and listings. */
    private static boolean tight(Element element, ListItem item) {
        var words = words(element);
        if (!words.isEmpty()) {
            item.appendChild(MarkdownPhrase.of(words, new Paragraph()));
        }
        for (var node : element.childNodes().subList(words.size(), element.childNodeSize())) {
            if (node instanceof Element child && child.isBlock()) {
                var block = block(child);
                if (!(block instanceof ListBlock || block instanceof FencedCodeBlock)
                        || block instanceof OrderedList list && list.getMarkerStartNumber() != 1) {
                    return false;
                }
                append(block, item);
            } else if (!(node instanceof TextNode text && text.isBlank())) {
                return false;
            }
        }
        return true;
    }

    private static boolean loose(Element element, ListItem item) {
        blocks(element, item);
        return !hasLooseWords(element) && element.children().stream().allMatch(Element::isBlock);
    }

    private static boolean hasLooseWords(Element element) {
        return !element.textNodes().stream().allMatch(TextNode::isBlank);
    }

    /** Those that an item begins with; none where they are only white space. */
    private static List<org.jsoup.nodes.Node> words(Element item) {
        var words = new ArrayList<org.jsoup.nodes.Node>();
        var blank = true;
        for (var node : item.childNodes()) {
            if (node instanceof Element child && child.isBlock()) {
                break;
            }
            blank &= node instanceof TextNode text && text.isBlank();
            words.add(node);
        }
        return blank ? List.of() : words;
    }
}
