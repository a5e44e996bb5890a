package org.copydesk.story;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** How much of something each element of a page holds, counted for all of them at once: pages can be nested deeply. */
final class Weights {

    private final Map<Element, Integer> weights = new IdentityHashMap<>();

    private Weights() {}

    /** In characters of text. */
    static Weights ofText(Element root) {
        return of(
                root,
                element -> element.childNodes().stream()
                        .mapToInt(node -> node instanceof TextNode words && !words.isBlank()
                                ? words.getWholeText().length()
                                : 0)
                        .sum());
    }

    static Weights of(Element root, ToIntFunction<Element> own) {
        var weights = new Weights();
        var elements = root.getAllElements();
        for (var i = elements.size() - 1; i >= 0; i--) {
            var element = elements.get(i);
            var weight = weights.weights.merge(element, own.applyAsInt(element), Integer::sum);
            if (element != root && element.parent() != null) {
                weights.weights.merge(element.parent(), weight, Integer::sum);
            }
        }
        return weights;
    }

    int of(Element element) {
        return weights.getOrDefault(element, 0);
    }
}
