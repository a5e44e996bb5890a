package org.copydesk.story;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Writes Markdown that says what it was given, and turns no character of a story into markup. */
final class MarkdownSource {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(StrikethroughExtension.create()))
            .build();

    private MarkdownSource() {}

    static String ofWords(String words) {
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(words));
        return of(paragraph);
    }

    static String of(Node block) {
        var document = new Document();
        document.appendChild(block);
        return RENDERER.render(document).strip();
    }
}
