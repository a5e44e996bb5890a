package org.copydesk.body;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.text.Characters;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Words of safe HTML as the nodes of Markdown. White space collapses, and stands outside of emphasis, where Markdown
 * wants it. What could not be read back as Markdown stays HTML.
 */
public final class MarkdownPhrase {

    /** Whatever markup begins and ends with, to CommonMark it is punctuation. */
    private static final int MARKUP = '*';

    /** Those that Markdown has a place for. */
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of("a", Set.of("href", "title"), "img", Set.of("src", "alt", "title"));

    private boolean afterWord;
    private boolean spacePending;

    private MarkdownPhrase() {}

    /** Puts words into a block or a cell. */
    public static Node of(List<org.jsoup.nodes.Node> words, Node into) {
        var phrase = new MarkdownPhrase();
        words.forEach(node -> phrase.append(node, into));
        settle(into, into instanceof Paragraph, false);
        if (into instanceof Paragraph
                && into.getFirstChild() instanceof HtmlInline tag
                && (tag.getNext() == null || tag.getNext() instanceof HardLineBreak)) {
            // Alone on the first line it would begin a block of HTML.
            into.prependChild(html("&#32;"));
        }
        return into;
    }

    private void append(org.jsoup.nodes.Node from, Node into) {
        if (from instanceof TextNode words) {
            words(words.getWholeText(), into);
        } else if (from instanceof Element element) {
            element(element, into);
        }
    }

    private void words(String characters, Node into) {
        var words = new StringBuilder();
        for (var i = 0; i < characters.length(); i++) {
            var character = characters.charAt(i);
            if (PlainText.isWhiteSpace(character)) {
                spacePending = true;
            } else {
                words.append(space()).append(character);
                afterWord = true;
            }
        }
        text(words.toString(), into);
    }

    /** Characters that together are markup are escaped only where they are found in one node. */
    private static void text(String words, Node into) {
        if (into.getLastChild() instanceof Text before) {
            before.setLiteral(before.getLiteral() + words);
        } else if (!words.isEmpty()) {
            into.appendChild(new Text(words));
        }
    }

    private String space() {
        var isDue = spacePending && afterWord;
        spacePending = false;
        afterWord &= !isDue;
        return isDue ? " " : "";
    }

    private void element(Element element, Node into) {
        if (element.nameIs("br")) {
            spacePending = false;
            afterWord = false;
            into.appendChild(element.attributesSize() == 0 ? new HardLineBreak() : html(tag(element)));
            return;
        }
        spacePending |= beginsWithSpace(element);
        text(space(), into);
        switch (element.normalName()) {
            case "img" -> {
                into.appendChild(image(element));
                afterWord = true;
            }
            case "code" -> code(element, into);
            case "em", "i" -> wrap(element, new Emphasis(), into);
            case "strong", "b" -> wrap(element, new StrongEmphasis(), into);
            case "s" -> wrap(element, new Strikethrough("~~"), into);
            case "a" -> wrap(element, new Link(element.attr("href"), title(element)), into);
            default -> tags(element, into);
        }
    }

    private void wrap(Element element, Node wrapper, Node into) {
        if (!isPlain(element)
                || wrapper instanceof Link link && link.getDestination().isEmpty()) {
            tags(element, into);
        } else {
            into.appendChild(wrapper);
            children(element, wrapper);
        }
    }

    private void tags(Element element, Node into) {
        into.appendChild(html(tag(element)));
        children(element, into);
        into.appendChild(html("</" + element.normalName() + ">"));
    }

    private void children(Element element, Node into) {
        element.childNodes().forEach(child -> append(child, into));
    }

    private void code(Element element, Node into) {
        var inside = new Paragraph();
        children(element, inside);
        // Two pieces of code side by side would be one.
        if (element.childrenSize() == 0
                && isPlain(element)
                && inside.getFirstChild() instanceof Text words
                && !(into.getLastChild() instanceof Code)) {
            into.appendChild(new Code(words.getLiteral()));
        } else {
            into.appendChild(html(tag(element)));
            while (inside.getFirstChild() != null) {
                into.appendChild(inside.getFirstChild());
            }
            into.appendChild(html("</code>"));
        }
    }

    private static Node image(Element element) {
        if (!isPlain(element) || !element.hasAttr("alt") || element.attr("src").isEmpty()) {
            return html(tag(element));
        }
        var image = new Image(element.attr("src"), title(element));
        image.appendChild(new Text(element.attr("alt")));
        return image;
    }

    private static boolean isPlain(Element element) {
        var expressible = ATTRIBUTES.getOrDefault(element.normalName(), Set.of());
        return element.attributes().asList().stream().allMatch(attribute -> expressible.contains(attribute.getKey()));
    }

    private static @Nullable String title(Element element) {
        return element.hasAttr("title") ? element.attr("title") : null;
    }

    private static HtmlInline html(String literal) {
        var html = new HtmlInline();
        html.setLiteral(literal);
        return html;
    }

    private static String tag(Element element) {
        return "<" + element.normalName() + element.attributes().html().replace("\n", "&#10;") + ">";
    }

    private static boolean beginsWithSpace(org.jsoup.nodes.Node node) {
        var first = node;
        while (first.childNodeSize() > 0) {
            first = first.childNode(0);
        }
        return first instanceof TextNode words
                && !words.getWholeText().isEmpty()
                && PlainText.isWhiteSpace(words.getWholeText().charAt(0));
    }

    /** Puts HTML where Markdown would be read as something else, which shows only when all is there. */
    private static void settle(Node parent, boolean inLines, boolean inEmphasis) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof HardLineBreak && !(inLines && isBetweenWords(node))) {
                node = replace(node, html("<br>"));
            } else if (isEmphasis(node) && !isReadable(node, inEmphasis)) {
                node = unwrap(node);
            } else if (inLines && node instanceof Text words && beginsLine(node) && isMissed(words.getLiteral())) {
                node.insertBefore(html("\\"));
            } else {
                if (node instanceof Emphasis emphasis) {
                    // By itself the renderer would look at what it wrote last, were it another paragraph's end.
                    emphasis.setDelimiter(before(emphasis) == MARKUP ? "_" : "*");
                }
                settle(node, inLines, inEmphasis || isEmphasis(node));
            }
        }
    }

    private static boolean beginsLine(Node node) {
        return node.getPrevious() == null
                ? node.getParent() instanceof Paragraph
                : node.getPrevious() instanceof HardLineBreak;
    }

    /** What the renderer does not escape, though a list may begin so. */
    private static boolean isMissed(String words) {
        return words.startsWith("+");
    }

    private static Node replace(Node node, Node by) {
        node.insertBefore(by);
        node.unlink();
        return by;
    }

    /** Gives its opening tag. */
    private static Node unwrap(Node emphasis) {
        var name = emphasis instanceof Strikethrough ? "s" : emphasis instanceof Emphasis ? "em" : "strong";
        var opening = html("<" + name + ">");
        emphasis.insertBefore(opening);
        while (emphasis.getFirstChild() != null) {
            emphasis.insertBefore(emphasis.getFirstChild());
        }
        replace(emphasis, html("</" + name + ">"));
        return opening;
    }

    private static boolean isBetweenWords(Node lineBreak) {
        return isWord(lineBreak.getPrevious()) && isWord(lineBreak.getNext());
    }

    private static boolean isWord(@Nullable Node node) {
        return !(node == null
                || node instanceof HardLineBreak
                || node instanceof HtmlInline html && html.getLiteral().startsWith("<br"));
    }

    private static boolean isEmphasis(@Nullable Node node) {
        return node instanceof Emphasis || node instanceof StrongEmphasis || node instanceof Strikethrough;
    }

    /** Whether its asterisks would open and close it; CommonMark's rules, on the safe side where emphases meet. */
    private static boolean isReadable(Node emphasis, boolean inEmphasis) {
        var before = before(emphasis);
        var after = emphasis.getNext() == null ? around(emphasis) : first(emphasis.getNext());
        var strictly = inEmphasis || before == MARKUP;
        return emphasis.getFirstChild() != null
                && !isEmphasis(emphasis.getPrevious())
                && !isAtEdgeOfItsLike(emphasis)
                && delimits(before, first(emphasis.getFirstChild()), strictly)
                && delimits(after, last(emphasis.getLastChild()), strictly);
    }

    private static boolean isAtEdgeOfItsLike(Node emphasis) {
        return emphasis.getParent().getClass() == emphasis.getClass()
                && (emphasis.getPrevious() == null || emphasis.getNext() == null);
    }

    /** @param strictly so that it could not open where it is to close, nor close where it is to open */
    private static boolean delimits(int outside, int inside, boolean strictly) {
        if (Characters.isWhitespaceCodePoint(inside)) {
            return false;
        }
        return Characters.isWhitespaceCodePoint(outside)
                || (strictly
                        ? Characters.isPunctuationCodePoint(outside) && !Characters.isPunctuationCodePoint(inside)
                        : Characters.isPunctuationCodePoint(outside) || !Characters.isPunctuationCodePoint(inside));
    }

    private static int before(Node node) {
        return node.getPrevious() == null ? around(node) : last(node.getPrevious());
    }

    private static int around(Node node) {
        return node.getParent() instanceof Link || isEmphasis(node.getParent()) ? MARKUP : ' ';
    }

    private static int first(Node node) {
        return node instanceof Text text
                ? text.getLiteral().codePointAt(0)
                : node instanceof HardLineBreak ? ' ' : MARKUP;
    }

    private static int last(Node node) {
        return node instanceof Text text
                ? text.getLiteral().codePointBefore(text.getLiteral().length())
                : node instanceof HardLineBreak ? ' ' : MARKUP;
    }
}
