package org.copydesk.story;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.copydesk.body.MarkdownPhrase;
import org.jsoup.nodes.TextNode;

/** Writes Markdown that says what it was given, and turns no character of a story into markup. */
final class MarkdownSource {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(StrikethroughExtension.create()))
            .build();

    private MarkdownSource() {}

    static String ofWords(String words) {
        return of(MarkdownPhrase.of(List.of(new TextNode(words)), new Paragraph()));
    }

    static String of(Node block) {
        var document = new Document();
        document.appendChild(block);
        return RENDERER.render(document).strip();
    }
}
