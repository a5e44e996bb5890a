package org.copydesk.body;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.copydesk.http.Refusal;

/** Renders the source of a body into everything that is delivered of it. */
public final class BodyRenderer {

    private static final int WORDS_PER_MINUTE = 230;

    private BodyRenderer() {}

    /**
     * Gives safe HTML, plain text and blocks of a source that nobody has checked.
     *
     * @throws Refusal if it is nested too deeply, or cannot be made safe
     */
    public static RenderedBody render(String source, BodyFormat format) {
        var page = SafeHtml.of(format == BodyFormat.MARKDOWN ? Markdown.toHtml(source) : source);
        List<Block> blocks = Blocks.of(page.body());
        String text = blocks.stream()
                .map(Block::text)
                .filter(words -> !words.isEmpty())
                .collect(joining("\n\n"));
        int words = Words.count(text);
        return new RenderedBody(page.html(), text, blocks, words, blocks.isEmpty() ? 0 : minutes(words));
    }

    static Refusal refusal(String why, Object... args) {
        return Refusal.unprocessable("The body cannot be rendered.").at("/body", why, args);
    }

    private static int minutes(int words) {
        return Math.max(1, (words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
    }
}
