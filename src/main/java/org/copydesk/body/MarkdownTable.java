package org.copydesk.body;

import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A table as GitHub writes it: one row of headers, and below them as many plain cells in each row, aligned as they are. */
final class MarkdownTable {

    private MarkdownTable() {}

    /** Null where it is of another shape. */
    static @Nullable Node of(Element table) {
        var parts = table.children();
        if (parts.isEmpty()
                || parts.size() > 2
                || !isPart(parts.get(0), "thead")
                || parts.get(0).childrenSize() != 1) {
            return null;
        }
        var headers = parts.get(0).child(0).children();
        var markdown = new TableBlock();
        var head = new TableHead();
        markdown.appendChild(head);
        if (!rows(parts.get(0), "th", headers, head)) {
            return null;
        }
        if (parts.size() == 2) {
            var body = new TableBody();
            markdown.appendChild(body);
            if (!isPart(parts.get(1), "tbody") || !rows(parts.get(1), "td", headers, body)) {
                return null;
            }
        }
        return markdown;
    }

    private static boolean isPart(Element part, String name) {
        return part.nameIs(name) && part.attributesSize() == 0 && part.childrenSize() > 0;
    }

    private static boolean rows(Element part, String name, List<Element> headers, Node into) {
        for (var element : part.children()) {
            var row = new TableRow();
            into.appendChild(row);
            var cells = element.children();
            if (!element.nameIs("tr") || element.attributesSize() > 0 || cells.size() != headers.size()) {
                return false;
            }
            for (var column = 0; column < headers.size(); column++) {
                if (!isCell(cells.get(column), name, headers.get(column))) {
                    return false;
                }
                row.appendChild(cell(cells.get(column)));
            }
        }
        return !headers.isEmpty();
    }

    private static boolean isCell(Element cell, String name, Element header) {
        return cell.nameIs(name)
                && cell.attributesSize() == (cell.hasAttr("align") ? 1 : 0)
                && cell.attr("align").equalsIgnoreCase(header.attr("align"))
                && cell.children().stream().noneMatch(Element::isBlock);
    }

    private static Node cell(Element element) {
        var cell = new TableCell();
        if (element.hasAttr("align")) {
            cell.setAlignment(TableCell.Alignment.valueOf(element.attr("align").toUpperCase(Locale.ROOT)));
        }
        MarkdownPhrase.of(element.childNodes(), cell);
        // Beside a bar a backslash would be for the bar.
        cell.prependChild(new Text(" "));
        cell.appendChild(new Text(" "));
        return cell;
    }
}
