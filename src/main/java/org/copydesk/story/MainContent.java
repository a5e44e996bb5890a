package org.copydesk.story;

import java.util.Comparator;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the element of a page that holds its story: the one that its markup names, or else the one with most prose. */
final class MainContent {

    /** The most exact first. */
    private static final List<String> NAMED = List.of(
            "[itemprop=articleBody]",
            ".entry-content, .post-content, .article-content, .article-body, .article__body, .story-body, .story-content",
            "article, [role=article]",
            "main, [role=main]");

    /** A page can have a small article within a list of others; the story has most of the page's prose. */
    private static final double LEAST_SHARE = 0.4;

    private final Document page;
    private final Weights text;
    private final Weights prose;

    private MainContent(Document page) {
        this.page = page;
        this.text = Weights.ofText(page.body());
        this.prose = Weights.of(page.body(), element -> element.nameIs("p") ? text.of(element) : 0);
    }

    static Element of(Document page) {
        return new MainContent(page).find();
    }

    private Element find() {
        var all = prose.of(page.body());
        for (var selector : NAMED) {
            var heaviest = page.select(selector).stream().max(Comparator.comparingInt(element -> prose.of(element)));
            if (heaviest.isPresent() && (all == 0 || prose.of(heaviest.get()) >= LEAST_SHARE * all)) {
                return heaviest.get();
            }
        }
        return page.body().getAllElements().stream()
                .filter(element -> directProse(element) >= Math.max(1, LEAST_SHARE * all))
                .findFirst()
                .orElse(page.body());
    }

    private int directProse(Element element) {
        return element.children().stream()
                .filter(child -> child.nameIs("p"))
                .mapToInt(text::of)
                .sum();
    }
}
