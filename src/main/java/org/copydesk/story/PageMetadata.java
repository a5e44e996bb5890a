package org.copydesk.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.copydesk.words.Language;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** What a page says about itself for machines, in the tags of its head and in JSON-LD. */
final class PageMetadata {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<String> articleTags = new ArrayList<>();
    private final Document page;
    private final Optional<JsonNode> article;

    private PageMetadata(Document page) {
        this.page = page;
        page.select("meta[content]").forEach(meta -> {
            var name = Stream.of("property", "name", "itemprop")
                    .map(meta::attr)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse("");
            var content = Repairs.words(meta.attr("content"));
            tags.putIfAbsent(name.toLowerCase(Locale.ROOT), content);
            if (name.equalsIgnoreCase("article:tag")) {
                articleTags.add(content);
            }
        });
        this.article = page.select("script[type=application/ld+json]").stream()
                .flatMap(script -> parse(script.data()))
                .filter(PageMetadata::isArticle)
                .findFirst();
    }

    static PageMetadata of(Document page) {
        return new PageMetadata(page);
    }

    @Nullable
    String headline() {
        return first(json("headline"), tag("og:title"), tag("twitter:title"), siteless(page.title()));
    }

    @Nullable
    String url() {
        var canonical = page.selectFirst("link[rel=canonical]");
        return first(
                canonical == null ? Stream.empty() : Stream.of(canonical.attr("href")), tag("og:url"), json("url"));
    }

    @Nullable
    String image() {
        return first(
                tag("og:image"),
                json("image"),
                article.stream().map(node -> node.at("/image/url").asText()),
                article.stream().map(node -> node.at("/image/0").asText()));
    }

    @Nullable
    String language() {
        var html = page.selectFirst("html[lang]");
        return Stream.of(Stream.ofNullable(html).map(root -> root.attr("lang")), json("inLanguage"), tag("og:locale"))
                .flatMap(languages -> languages)
                .flatMap(language -> language(language).stream())
                .findFirst()
                .orElse(null);
    }

    /** The tag of a language, also where it is written as a locale: {@code en_US}. Empty for "English (US)". */
    static Optional<String> language(String written) {
        return Optional.of(written.strip().replace('_', '-'))
                .filter(tag -> tag.length() <= Language.LENGTH && tag.matches(Language.PATTERN));
    }

    /** The author's tag can hold the address of a profile. */
    List<String> authors() {
        var inJson = article.stream()
                .flatMap(node -> elements(node.path("author")))
                .map(author -> author.isTextual()
                        ? author.asText()
                        : author.path("name").asText())
                .map(Repairs::words)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return inJson.isEmpty()
                ? Stream.concat(tag("author"), tag("article:author"))
                        .filter(name -> !name.isEmpty() && !name.contains("://"))
                        .limit(1)
                        .flatMap(names -> Credits.names(names).stream())
                        .toList()
                : inJson;
    }

    @Nullable
    Instant publishedAt() {
        return Stream.of(json("datePublished"), tag("article:published_time"), tag("datepublished"), tag("date"))
                .flatMap(dates -> dates)
                .flatMap(date -> instant(date).stream())
                .findFirst()
                .orElse(null);
    }

    List<String> categories() {
        return Stream.concat(
                        article.stream()
                                .flatMap(node -> elements(node.path("articleSection")))
                                .map(JsonNode::asText),
                        tag("article:section"))
                .map(Repairs::words)
                .filter(section -> !section.isEmpty())
                .distinct()
                .toList();
    }

    List<String> tags() {
        return articleTags;
    }

    static Optional<Instant> instant(String date) {
        try {
            return Optional.of(OffsetDateTime.parse(date.strip()).toInstant());
        } catch (DateTimeException notExact) {
            return PublicationDate.of(Repairs.words(date));
        }
    }

    /** "Gulls return | The Polder Post" */
    private static Stream<String> siteless(String title) {
        var words = Repairs.words(title);
        var bar = Math.max(words.lastIndexOf(" | "), Math.max(words.lastIndexOf(" – "), words.lastIndexOf(" - ")));
        return Stream.of(bar > words.length() / 3 ? words.substring(0, bar).strip() : words);
    }

    private static Stream<JsonNode> parse(String json) {
        try {
            var node = JSON.readTree(json);
            return Stream.concat(elements(node), elements(node.path("@graph")));
        } catch (JsonProcessingException broken) {
            return Stream.empty();
        }
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.isMissingNode() || node.isNull() ? Stream.empty() : Stream.of(node);
    }

    private static boolean isArticle(JsonNode node) {
        return elements(node.path("@type"))
                .map(JsonNode::asText)
                .anyMatch(type -> type.matches(".*Article|BlogPosting|Report.*"));
    }

    private Stream<String> tag(String name) {
        return Stream.ofNullable(tags.get(name));
    }

    private Stream<String> json(String field) {
        return article.stream()
                .map(node -> node.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    @SafeVarargs
    private static @Nullable String first(Stream<String>... candidates) {
        return Stream.of(candidates)
                .flatMap(values -> values)
                .map(Repairs::words)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
