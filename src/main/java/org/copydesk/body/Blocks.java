package org.copydesk.body;

import java.util.List;
import java.util.stream.Stream;
import org.copydesk.body.Block.Cell;
import org.copydesk.body.Block.Phrase;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the blocks off a body that {@link Layout} has put in order. */
final class Blocks {

    static final String LANGUAGE = "language-";

    private Blocks() {}

    static List<Block> of(Element body) {
        return body.children().stream().flatMap(Blocks::read).toList();
    }

    private static Stream<Block> read(Element element) {
        return switch (element.normalName()) {
            case "h2", "h3", "h4", "h5", "h6" ->
                Stream.of(new Block.Heading(element.normalName().charAt(1) - '0', inside(element), text(element)));
            case "ul", "ol" -> Stream.of(listing(element));
            case "blockquote" -> Stream.of(new Block.Quote(inside(element), text(element)));
            case "pre" -> Stream.of(new Block.Code(language(element), text(element)));
            case "table" -> Stream.of(new Block.Table(inside(element), text(element), rows(element)));
            case "hr" -> Stream.of(new Block.Rule());
            case "figure" -> figure(element);
            default ->
                isPicture(element)
                        ? images(element, null)
                        : Stream.of(new Block.Paragraph(inside(element), text(element)));
        };
    }

    private static Block listing(Element list) {
        boolean ordered = list.nameIs("ol");
        List<Phrase> items = children(list, "li").map(Blocks::phrase).toList();
        return new Block.Listing(ordered, ordered ? number(list, "start") : null, items);
    }

    /** Markdown wraps each item of a widely spaced list in a paragraph; front ends should not have to care. */
    private static Phrase phrase(Element element) {
        boolean wrapped = element.childNodeSize() == 1
                && element.childrenSize() == 1
                && element.child(0).nameIs("p");
        return new Phrase(inside(wrapped ? element.child(0) : element), text(element));
    }

    private static @Nullable String language(Element listing) {
        return listing.select("code[class]").stream()
                .map(code -> code.className().substring(LANGUAGE.length()))
                .findFirst()
                .orElse(null);
    }

    private static List<List<Cell>> rows(Element table) {
        return Stream.concat(Stream.of(table), table.children().stream())
                .flatMap(part -> children(part, "tr"))
                .map(row -> row.children().stream()
                        .map(cell -> new Cell(cell.nameIs("th"), inside(cell), text(cell)))
                        .toList())
                .toList();
    }

    private static Stream<Block> figure(Element figure) {
        if (figure.selectFirst("img") == null) {
            return of(figure).stream();
        }
        Element rest = figure.clone();
        rest.select("img, figcaption").remove();
        Phrase caption =
                children(figure, "figcaption").map(Blocks::phrase).findFirst().orElse(null);
        Stream<Block> words =
                text(rest).isEmpty() ? Stream.of() : Stream.of(new Block.Paragraph(inside(rest), text(rest)));
        return Stream.concat(images(figure, caption), words);
    }

    private static boolean isPicture(Element paragraph) {
        return paragraph.selectFirst("img") != null
                && text(paragraph).isEmpty()
                && paragraph.children().stream().allMatch(child -> child.nameIs("img") || child.nameIs("br"));
    }

    /** A caption stands below all pictures of a figure, hence with the last. */
    private static Stream<Block> images(Element element, @Nullable Phrase caption) {
        List<Element> images = element.select("img");
        Element last = images.get(images.size() - 1);
        return images.stream().map(image -> image(image, image == last ? caption : null));
    }

    private static Block image(Element image, @Nullable Phrase caption) {
        return new Block.Image(
                image.attr("src"), image.attr("alt"), number(image, "width"), number(image, "height"), caption);
    }

    private static Stream<Element> children(Element parent, String name) {
        return parent.children().stream().filter(child -> child.nameIs(name));
    }

    private static @Nullable Integer number(Element element, String attribute) {
        return element.hasAttr(attribute) ? Integer.valueOf(element.attr(attribute)) : null;
    }

    private static String inside(Element element) {
        return element.html().strip();
    }

    private static String text(Element element) {
        return PlainText.of(element);
    }
}
