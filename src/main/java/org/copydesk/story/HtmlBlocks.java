package org.copydesk.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.copydesk.story.Block.Shape;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Cuts an element of a page into blocks. Mere containers give way to what they hold; loose words become paragraphs. */
final class HtmlBlocks {

    private static final Pattern STANDFIRST = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:standfirst|dek|deck|subtitle|sub-?head(?:line)?|lede|intro|excerpt)(?:$|[\\s_-])");

    private static final Pattern CAPTION =
            Pattern.compile("(?i)(?:^|[\\s_-])(?:wp-caption-text|caption|figcaption)(?:$|[\\s_-])");

    /** Editors of WordPress's first editor end a paragraph with an empty line and no markup. */
    private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");

    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*+\\n");

    /** Markdown has no numbers below zero. */
    private static final Pattern START = Pattern.compile("\\d{1,9}");

    private static final Pattern LINE_FEEDS = Pattern.compile("[ \\t\\r]*+\\n\\s*+");

    /** Marks the picture that is the article's own. */
    private static final String LEAD = "data-lead-picture";

    private static final String CAPTIONS = "figcaption, .wp-caption-text";

    private static final int FEWEST_LINKS_OF_A_LIST = 2;

    private final List<Block> blocks = new ArrayList<>();
    private final Set<Node> holdingBlocks = Collections.newSetFromMap(new IdentityHashMap<>());

    private HtmlBlocks() {}

    static List<Block> of(Element root) {
        // jsoup takes these two for blocks: a struck word would end its paragraph.
        root.select("del").tagName("s");
        root.select("ins").tagName("u");
        // A browser writes these marks; without them the words would be nobody's.
        root.select("q").forEach(quote -> quote.prependText("“").appendText("”"));
        var blocks = new HtmlBlocks();
        blocks.mark(root);
        blocks.flow(root);
        return blocks.blocks;
    }

    /** All that stay are put in anew, because taking one out moves all behind it. */
    static void remove(List<Element> elements) {
        var gone = Set.copyOf(elements);
        elements.stream().map(Element::parent).distinct().toList().forEach(parent -> {
            var children = List.copyOf(parent.childNodes());
            parent.empty();
            parent.appendChildren(
                    children.stream().filter(child -> !gone.contains(child)).toList());
        });
    }

    /** In posts of WordPress's first editor a line feed ends a line. Children are put in anew, as above. */
    static void breakLines(Element root) {
        for (var element : root.getAllElements()) {
            if (element.closest("pre, code") == null
                    && element.textNodes().stream()
                            .anyMatch(words -> words.getWholeText().indexOf('\n') >= 0)) {
                var children = List.copyOf(element.childNodes());
                element.empty();
                for (var i = 0; i < children.size(); i++) {
                    if (children.get(i) instanceof TextNode words) {
                        breakLines(
                                words,
                                i > 0 && isInLine(children.get(i - 1)),
                                i + 1 < children.size() && isInLine(children.get(i + 1)),
                                element);
                    } else {
                        element.appendChild(children.get(i));
                    }
                }
            }
        }
    }

    private static boolean isInLine(Node node) {
        return !(node instanceof Element element && (element.isBlock() || element.nameIs("br")));
    }

    /** The line feeds stay: an empty line parts paragraphs. */
    private static void breakLines(TextNode words, boolean goesOnBefore, boolean goesOnBehind, Element into) {
        var text = words.getWholeText();
        var from = 0;
        var feed = LINE_FEEDS.matcher(text);
        while (feed.find()) {
            if ((feed.start() > 0 || goesOnBefore) && (feed.end() < text.length() || goesOnBehind)) {
                into.appendChild(new Piece(text.substring(from, feed.start()), start(words) + from));
                into.appendElement("br");
                if (EMPTY_LINE.matcher(feed.group()).find()) {
                    into.appendElement("br");
                }
                from = feed.start();
            }
        }
        into.appendChild(new Piece(text.substring(from), start(words) + from));
    }

    static void lead(Element figure) {
        figure.attr(LEAD, "");
        // What a shortcode made has its size; WordPress shows such a picture nowhere else.
        if (figure.hasAttr("width") && figure.selectFirst(CAPTIONS) != null) {
            remove(figure.select("img"));
        }
    }

    private void mark(Element root) {
        for (var element : root.getAllElements()) {
            var above = element.parent();
            while (element.isBlock() && above != null && holdingBlocks.add(above)) {
                above = above.parent();
            }
        }
    }

    private void flow(Element from) {
        var loose = new ArrayList<Node>();
        for (var node : from.childNodes()) {
            if (node instanceof Element element && (element.isBlock() || holdingBlocks.contains(element))) {
                words(loose, Shape.TEXT);
                loose.clear();
                block(element);
            } else if (node instanceof TextNode words
                    && EMPTY_LINE.matcher(words.getWholeText()).find()) {
                split(words, loose);
            } else {
                loose.add(node);
            }
        }
        words(loose, Shape.TEXT);
    }

    private void split(TextNode words, List<Node> loose) {
        var start = start(words);
        var from = 0;
        var text = words.getWholeText();
        var gap = EMPTY_LINE.matcher(text);
        while (gap.find()) {
            loose.add(new Piece(text.substring(from, gap.start()), start + from));
            words(loose, Shape.TEXT);
            loose.clear();
            from = gap.end();
        }
        loose.add(new Piece(text.substring(from), start + from));
    }

    /** A part of a text node that knows where it stands; references such as {@code &amp;} before it blur the place. */
    private static final class Piece extends TextNode {

        private final int start;

        Piece(String text, int start) {
            super(text);
            this.start = start;
        }
    }

    private void block(Element element) {
        if (isPictureOfTheBody(element)) {
            figure(element);
            return;
        }
        switch (element.normalName()) {
            case "p", "dt", "dd", "summary" -> paragraph(element, shape(element));
            case "figcaption" ->
                paragraph(element, element.closest("[" + LEAD + "]") == null ? Shape.OTHER : Shape.CAPTION);
            case "h1" -> title(element);
            case "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "ul", "ol" -> list(element);
            case "blockquote" -> add(element, Shape.OTHER, quote(element));
            case "pre" -> listing(element);
            case "table" -> markup(element, element);
            case "hr" -> {
                var rule = new ThematicBreak();
                blocks.add(new Block(Shape.OTHER, "", MarkdownSource.of(rule), start(element), end(element), false));
            }
            default -> {
                if (shape(element) != Shape.TEXT && !holdingBlocks.contains(element)) {
                    words(element.childNodes(), shape(element));
                } else {
                    flow(element);
                }
            }
        }
    }

    private static Shape shape(Element element) {
        var className = element.className();
        return CAPTION.matcher(className).find()
                ? Shape.CAPTION
                : STANDFIRST.matcher(className).find() ? Shape.STANDFIRST : Shape.TEXT;
    }

    /** A paragraph that holds a figure is one only to the parser. */
    private void paragraph(Element element, Shape shape) {
        if (holdingBlocks.contains(element)) {
            flow(element);
        } else {
            words(element.childNodes(), shape);
        }
    }

    private void title(Element element) {
        var before = blocks.size();
        words(element.childNodes(), Shape.TITLE);
        blocks.subList(before, blocks.size()).replaceAll(HtmlBlocks::asHeading);
    }

    /** Only one title of a page becomes the headline; to the body another one is a heading. */
    private static Block asHeading(Block title) {
        return new Block(
                title.shape(),
                title.text(),
                "## " + title.markdown().replace('\n', ' '),
                title.start(),
                title.end(),
                false);
    }

    private void heading(Element element) {
        if (shape(element) == Shape.STANDFIRST) {
            words(element.childNodes(), Shape.STANDFIRST);
            return;
        }
        var heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        var phrase = new HtmlPhrase(element.childNodes());
        if (!phrase.text().isEmpty()) {
            var markdown = MarkdownSource.of(phrase.into(heading));
            blocks.add(new Block(
                    Shape.TEXT, phrase.text().replace('\n', ' '), markdown, start(element), end(element), false));
        }
    }

    private void words(List<Node> nodes, Shape shape) {
        var phrase = new HtmlPhrase(nodes);
        if (!phrase.isEmpty()) {
            var words = phrase.text().strip();
            var markdown = MarkdownSource.of(phrase.into(new Paragraph()));
            blocks.add(
                    new Block(words.isEmpty() ? Shape.OTHER : shape, words, markdown, start(nodes), end(nodes), false));
        }
    }

    private void list(Element element) {
        var items = element.children();
        var links = items.stream()
                .filter(item -> !item.text().isBlank()
                        && item.text().strip().equals(item.select("a").text().strip()))
                .count();
        add(
                element,
                links >= FEWEST_LINKS_OF_A_LIST && links == items.size() ? Shape.LINKS : Shape.OTHER,
                listOf(element));
    }

    private static ListBlock listOf(Element element) {
        var ordered = element.nameIs("ol");
        var list = ordered ? new OrderedList() : new BulletList();
        if (list instanceof OrderedList numbered) {
            numbered.setMarkerStartNumber(
                    START.matcher(element.attr("start")).matches() ? Integer.parseInt(element.attr("start")) : 1);
            numbered.setMarkerDelimiter(".");
        } else {
            ((BulletList) list).setMarker("-");
        }
        list.setTight(true);
        for (var child : element.children()) {
            var item = new ListItem();
            inside(child, item);
            if (item.getFirstChild() != null) {
                list.appendChild(item);
            }
        }
        return list;
    }

    private static BlockQuote quote(Element element) {
        var quote = new BlockQuote();
        inside(element, quote);
        return quote;
    }

    private static void inside(Element element, org.commonmark.node.Node into) {
        var loose = new ArrayList<Node>();
        for (var node : element.childNodes()) {
            if (node instanceof Element child && child.isBlock()) {
                looseInside(loose, into);
                if (child.nameIs("ul") || child.nameIs("ol")) {
                    into.appendChild(listOf(child));
                } else if (child.nameIs("blockquote")) {
                    into.appendChild(quote(child));
                } else {
                    inside(child, into);
                }
            } else {
                loose.add(node);
            }
        }
        looseInside(loose, into);
    }

    private static void looseInside(List<Node> nodes, org.commonmark.node.Node into) {
        var phrase = new HtmlPhrase(nodes);
        if (!phrase.isEmpty()) {
            into.appendChild(phrase.into(new Paragraph()));
        }
        nodes.clear();
    }

    private void listing(Element element) {
        var code = new FencedCodeBlock();
        code.setLiteral(element.wholeText());
        add(element, Shape.OTHER, code);
    }

    private static boolean isPictureOfTheBody(Element element) {
        return (element.nameIs("figure") || element.hasClass("wp-caption"))
                && !element.hasAttr(LEAD)
                && element.selectFirst("img[src]") != null
                && element.selectFirst(CAPTIONS) != null
                && element.selectFirst("blockquote, ul, ol, pre, table, figure figure") == null;
    }

    private void figure(Element element) {
        var figure = element.clone().clearAttributes().tagName("figure");
        figure.select(CAPTIONS).tagName("figcaption").forEach(Element::clearAttributes);
        markup(element, figure);
    }

    /** Markdown of this kind has no figures, and no tables with all that a table of HTML can have, but takes HTML as it is. */
    private void markup(Element element, Element written) {
        var html = new HtmlBlock();
        html.setLiteral(BLANK_LINES
                .matcher(written.outerHtml().replace(String.valueOf(Repairs.HOLE), ""))
                .replaceAll("\n"));
        add(element, Shape.OTHER, html);
    }

    private void add(Element element, Shape shape, org.commonmark.node.Block block) {
        var words = Repairs.words(element.text());
        if (!words.isEmpty() || element.selectFirst("img") != null) {
            blocks.add(new Block(shape, words, MarkdownSource.of(block), start(element), end(element), false));
        }
    }

    private static int start(List<Node> nodes) {
        return nodes.stream()
                .mapToInt(HtmlBlocks::start)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
    }

    private static int end(List<Node> nodes) {
        return Math.max(
                start(nodes), nodes.stream().mapToInt(HtmlBlocks::end).max().orElse(0));
    }

    static int start(Node node) {
        return node instanceof Piece piece
                ? piece.start
                : node.sourceRange().isTracked() ? node.sourceRange().startPos() : -1;
    }

    static int end(Node node) {
        if (node instanceof Piece piece) {
            return piece.start + piece.getWholeText().length();
        }
        var end = node.sourceRange().isTracked() ? node.sourceRange().endPos() : 0;
        if (node instanceof Element element) {
            end = Math.max(
                    end,
                    element.endSourceRange().isTracked()
                            ? element.endSourceRange().endPos()
                            : 0);
            var last = element.lastChild();
            return last == null || element.endSourceRange().isTracked() ? end : Math.max(end, end(last));
        }
        return end;
    }
}
