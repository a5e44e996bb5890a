package org.copydesk.story;

import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Words of HTML as the nodes of Markdown, and as a reader reads them. White space collapses, and stands outside of
 * emphasis, where Markdown wants it.
 */
final class HtmlPhrase {

    private static final Set<String> UNSAFE_IN_A_LINK = Set.of("javascript", "data", "vbscript");

    private final StringBuilder text = new StringBuilder();
    private boolean pendingSpace;

    String text() {
        return text.toString();
    }

    void append(org.jsoup.nodes.Node from, Node into) {
        if (from instanceof TextNode words) {
            words(words.getWholeText(), into);
        } else if (from instanceof Element element) {
            element(element, into);
        }
    }

    private void element(Element element, Node into) {
        switch (element.normalName()) {
            case "br" -> {
                pendingSpace = false;
                if (!text.isEmpty()) {
                    text.append('\n');
                    into.appendChild(new HardLineBreak());
                }
            }
            case "b", "strong" -> wrap(element, new StrongEmphasis(), into);
            case "i", "em", "cite" -> wrap(element, new Emphasis(), into);
            case "s", "strike" -> wrap(element, new Strikethrough("~~"), into);
            case "code" -> {
                var code = Repairs.words(element.text());
                if (!code.isEmpty()) {
                    flushSpace(into);
                    text.append(code);
                    into.appendChild(new Code(code));
                }
            }
            case "img" -> {
                flushSpace(into);
                var image = new Image(address(element.attr("src")), null);
                image.appendChild(new Text(Repairs.words(element.attr("alt"))));
                into.appendChild(image);
            }
            case "a" -> {
                var address = address(element.attr("href"));
                if (address.isEmpty()) {
                    children(element, into);
                } else {
                    wrap(element, new Link(address, null), into);
                }
            }
            default -> children(element, into);
        }
    }

    private void wrap(Element element, Node wrapper, Node into) {
        if (!element.hasText() && element.selectFirst("img") == null) {
            children(element, into);
            return;
        }
        pendingSpace |= beginsWithSpace(element);
        flushSpace(into);
        children(element, wrapper);
        into.appendChild(wrapper);
    }

    private void children(Element element, Node into) {
        element.childNodes().forEach(child -> append(child, into));
    }

    private void words(String characters, Node into) {
        var words = new StringBuilder();
        for (var i = 0; i < characters.length(); i++) {
            var character = characters.charAt(i);
            if (Repairs.isSpace(character)) {
                pendingSpace = true;
            } else if (!Repairs.isInvisible(character)) {
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
            into.appendChild(new Text(words.toString()));
        }
    }

    private void flushSpace(Node into) {
        if (pendingSpace && !endsWithSpace()) {
            text.append(' ');
            into.appendChild(new Text(" "));
        }
        pendingSpace = false;
    }

    private static boolean beginsWithSpace(org.jsoup.nodes.Node node) {
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
