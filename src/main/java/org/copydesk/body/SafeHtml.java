package org.copydesk.body;

import java.util.regex.Pattern;
import org.copydesk.http.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML that can be put on a page whoever wrote it: what is not on the list of {@link #POLICY} is gone.
 *
 * <p>Sanitising once is not enough, because a browser may read the result differently from the sanitiser. So it is
 * parsed as browsers do and sanitised again, until nothing changes.
 */
final class SafeHtml {

    static final int MAX_DEPTH = 100;
    private static final int MAX_ROUNDS = 3;

    /**
     * Links carry no {@code rel}: without {@code target} a linked page gets no hold of ours, so that noopener would say
     * nothing, and an editor's link is a recommendation, so that nofollow would be wrong. No {@code id} or {@code name}
     * passes, because scripts of a page could take an element so named for one of their variables.
     */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(Layout.BLOCKS.toArray(String[]::new))
            .allowElements(
                    "a", "img", "br", "em", "strong", "b", "i", "u", "s", "sub", "sup", "small", "mark", "abbr", "time",
                    "cite", "q", "code")
            // What was struck out must not read as if it stood; other readers of HTML take the two for blocks.
            .allowElements((name, attributes) -> "s", "del", "strike")
            .allowElements((name, attributes) -> "u", "ins")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(new Address("http", "https", "mailto"))
            .onElements("a")
            .allowAttributes("src")
            .matching(new Address("http", "https"))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,5}"))
            .onElements("img")
            .allowAttributes("title")
            .onElements("a", "img", "abbr")
            .allowAttributes("datetime")
            .onElements("time")
            .allowAttributes("start")
            .matching(Pattern.compile("-?\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("\\d{1,3}"))
            .onElements("th", "td")
            .allowAttributes("scope")
            .matching(true, "col", "row", "colgroup", "rowgroup")
            .onElements("th")
            .allowAttributes("align")
            .matching(true, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("class")
            .matching(Pattern.compile(Blocks.LANGUAGE + "[\\p{Alnum}+#._-]{1,40}"))
            .onElements("code")
            .allowAttributes("dir")
            .matching(true, "ltr", "rtl", "auto")
            .globally()
            .allowAttributes("lang")
            .matching(Pattern.compile("[\\p{Alnum}-]{1,35}"))
            .globally()
            .toFactory();

    private SafeHtml() {}

    /** @param html of what is in the body */
    record Page(Element body, String html) {

        static Page of(String html) {
            var body = parse(html);
            return new Page(body, body.html());
        }
    }

    /** Gives the body of a page of its own. */
    static Page of(String html) {
        var page = Page.of(html);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var sanitised = Page.of(POLICY.sanitize(page.html));
            if (sanitised.html.equals(page.html)) {
                return sanitised;
            }
            page = sanitised;
        }
        throw Refusal.unprocessable("The body cannot be made safe.")
                .at("/body", "Its HTML reads differently each time it is cleaned; close each element that it opens.");
    }

    private static Element parse(String html) {
        // Jsoup takes this character, which no text has by right, for the end of what it reads.
        Element body = Jsoup.parseBodyFragment(html.replace('\uFFFF', '\uFFFD')).body();
        body.traverse((node, depth) -> {
            if (depth > MAX_DEPTH) {
                throw BodyRenderer.refusal(
                        "It is nested more than %d levels deep; take some lists, quotations or containers apart.",
                        MAX_DEPTH);
            }
        });
        return Layout.of(body);
    }
}
