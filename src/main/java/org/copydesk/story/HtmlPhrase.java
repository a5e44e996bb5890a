package org.copydesk.story;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.copydesk.body.MarkdownPhrase;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Words of HTML with no more markup than a body keeps, and as a reader reads them. White space collapses. */
final class HtmlPhrase {

    private static final Set<String> UNSAFE_IN_A_LINK = Set.of("javascript", "data", "vbscript");

    private final StringBuilder text = new StringBuilder();
    private final Element words = new Element("p");
    private boolean pendingSpace;
    private int pendingBreaks;

    HtmlPhrase(List<Node> nodes) {
        nodes.forEach(node -> append(node, words));
    }

    String text() {
        return text.toString();
    }

    boolean isEmpty() {
        return words.childNodeSize() == 0;
    }

    <B extends org.commonmark.node.Block> B into(B block) {
        MarkdownPhrase.of(words.childNodes(), block);
        return block;
    }

    private void append(Node from, Element into) {
        if (from instanceof TextNode characters) {
            words(characters.getWholeText(), into);
        } else if (from instanceof Element element) {
            element(element, into);
        }
    }

    private void element(Element element, Element into) {
        switch (element.normalName()) {
            case "br" -> {
                pendingSpace = false;
                pendingBreaks += text.isEmpty() ? 0 : 1;
            }
            case "b", "strong" -> wrap(element, new Element("strong"), into);
            case "i", "em", "cite" -> wrap(element, new Element("em"), into);
            case "s", "strike" -> wrap(element, new Element("s"), into);
            case "sub", "sup" -> wrap(element, new Element(element.normalName()), into);
            case "code" -> {
                var code = Repairs.words(element.text());
                if (!code.isEmpty()) {
                    flush(into);
                    text.append(code);
                    into.appendElement("code").text(code);
                }
            }
            case "img" -> {
                var address = address(element.attr("src"));
                if (!address.isEmpty()) {
                    flush(into);
                    into.appendElement("img").attr("src", address).attr("alt", Repairs.words(element.attr("alt")));
                }
            }
            case "a" -> {
                var address = address(element.attr("href"));
                if (address.isEmpty()) {
                    children(element, into);
                } else {
                    wrap(element, new Element("a").attr("href", address), into);
                }
            }
            default -> children(element, into);
        }
    }

    private void wrap(Element element, Element wrapper, Element into) {
        if (!element.hasText() && element.selectFirst("img") == null) {
            children(element, into);
            return;
        }
        pendingSpace |= beginsWithSpace(element);
        flush(into);
        children(element, wrapper);
        into.appendChild(wrapper);
    }

    private void children(Element element, Element into) {
        element.childNodes().forEach(child -> append(child, into));
    }

    private void words(String characters, Element into) {
        var words = new StringBuilder();
        for (var i = 0; i < characters.length(); i++) {
            var character = characters.charAt(i);
            if (Repairs.isSpace(character)) {
                pendingSpace = true;
            } else if (!Repairs.isInvisible(character)) {
                flushBreaks(into);
                if (pendingSpace && !endsWithSpace()) {
                    words.append(' ');
                    text.append(' ');
                }
                pendingSpace = false;
                words.append(character);
                text.append(character);
            }
        }
        if (!words.isEmpty()) {
            into.appendChild(new TextNode(words.toString()));
        }
    }

    private void flush(Element into) {
        flushBreaks(into);
        if (pendingSpace && !endsWithSpace()) {
            text.append(' ');
            into.appendChild(new TextNode(" "));
        }
        pendingSpace = false;
    }

    /** Breaks part lines; where no line follows there are none. */
    private void flushBreaks(Element into) {
        for (; pendingBreaks > 0; pendingBreaks--) {
            text.append('\n');
            into.appendElement("br");
        }
    }

    private static boolean beginsWithSpace(Node node) {
        var first = node;
        while (first.childNodeSize() > 0) {
            first = first.childNode(0);
        }
        return first instanceof TextNode words
                && !words.getWholeText().isEmpty()
                && Repairs.isSpace(words.getWholeText().charAt(0));
    }

    private boolean endsWithSpace() {
        return text.isEmpty() || Repairs.isSpace(text.charAt(text.length() - 1));
    }

    /** Empty where it leads nowhere outside of the page. */
    private static String address(String written) {
        var address = written.strip();
        var scheme = address.substring(0, Math.max(0, address.indexOf(':'))).toLowerCase(Locale.ROOT);
        return address.startsWith("#") || UNSAFE_IN_A_LINK.contains(scheme) ? "" : address;
    }
}
