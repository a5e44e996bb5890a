package org.copydesk.story;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.copydesk.story.Block.Shape;
import org.copydesk.story.Receipt.Fate;
import org.copydesk.story.Receipt.Kind;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads stories written in Markdown, with or without front matter. The body keeps the markup as it was written. */
public final class MarkdownStory {

    /** More than a body may have; what is deeper is taken for words. */
    private static final int MAX_NESTING = 200;

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private static final Pattern FENCE = Pattern.compile("(?m)^---[ \\t]*+\\r?$");

    private static final Pattern FIELD = Pattern.compile("(?<key>[\\w-]++):[ \\t]*+(?<value>.*+)");

    private static final Pattern ITEM = Pattern.compile("[ \\t]*+-[ \\t]++(?<value>.++)");

    private static final int FEWEST_LINKS_OF_A_LIST = 2;

    private final RawText raw;
    private final String text;
    private final Composer composer;

    private MarkdownStory(String markdown) {
        this.raw = RawText.of(markdown, words -> Shortcodes.inMarkdown(words, code(words)));
        this.text = raw.text();
        this.composer = new Composer(raw);
    }

    /** @throws UnreadableStory if there is no word in it */
    public static Story read(String markdown) {
        var story = new MarkdownStory(markdown);
        story.blocks(story.frontMatter());
        return story.composer.compose();
    }

    private static BitSet code(String markdown) {
        var code = new BitSet();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Code words) {
                take(words);
            }

            @Override
            public void visit(FencedCodeBlock listing) {
                take(listing);
            }

            @Override
            public void visit(IndentedCodeBlock listing) {
                take(listing);
            }

            private void take(Node node) {
                node.getSourceSpans()
                        .forEach(span -> code.set(span.getInputIndex(), span.getInputIndex() + span.getLength()));
            }
        });
        return code;
    }

    /** Gives where the story begins. */
    private int frontMatter() {
        var fence = FENCE.matcher(text);
        if (!fence.find() || !text.substring(0, fence.start()).isBlank()) {
            return 0;
        }
        var start = fence.end();
        if (!fence.find()) {
            return 0;
        }
        var fields = fields(text.substring(start, fence.start()));
        if (fields.isEmpty()) {
            return 0;
        }
        var data = new LinkedHashMap<String, String>();
        fields.forEach((key, values) -> data.put(key, String.join(", ", values)));
        raw.note(Kind.METADATA, Fate.USED, 0, fence.end(), data);
        composer.headline = data.get("title");
        composer.standfirst = first(data, "standfirst", "description", "summary", "excerpt");
        composer.authors = fields.getOrDefault("author", fields.getOrDefault("authors", List.of()));
        composer.byline = composer.authors.isEmpty() ? null : String.join(", ", composer.authors);
        language(first(data, "lang", "language"));
        composer.image = data.get("image");
        composer.url = first(data, "url", "canonical", "link");
        composer.publishedAt =
                PageMetadata.instant(data.getOrDefault("date", "")).orElse(null);
        composer.tags.addAll(fields.getOrDefault("tags", List.of()));
        composer.categories.addAll(fields.getOrDefault("categories", fields.getOrDefault("category", List.of())));
        return fence.end();
    }

    private void language(@Nullable String written) {
        if (written != null) {
            composer.language = PageMetadata.language(written).orElse(null);
            if (composer.language == null) {
                composer.warn("“%s” is no tag of a language, such as en-GB.".formatted(written), 0.9);
            }
        }
    }

    /** Flat fields alone; front matter of stories has no others. */
    private static Map<String, List<String>> fields(String frontMatter) {
        var fields = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (var line : frontMatter.lines().toList()) {
            var field = FIELD.matcher(line);
            var item = ITEM.matcher(line);
            if (field.matches()) {
                current = values(field.group("value"));
                fields.put(field.group("key"), current);
            } else if (item.matches()) {
                current.add(unquoted(item.group("value")));
            }
        }
        return fields;
    }

    private static List<String> values(String written) {
        var value = written.strip();
        var isList = value.startsWith("[") && value.endsWith("]");
        var values = isList ? Stream.of(value.substring(1, value.length() - 1).split(",", -1)) : Stream.of(value);
        return new ArrayList<>(values.map(MarkdownStory::unquoted)
                .filter(item -> !item.isEmpty())
                .toList());
    }

    private static String unquoted(String value) {
        return Repairs.words(value).replaceFirst("^([\"'])(.*)\\1$", "$2");
    }

    private static @Nullable String first(Map<String, String> data, String... keys) {
        return Stream.of(keys)
                .map(data::get)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private void blocks(int start) {
        for (var node = PARSER.parse(text.substring(start)).getFirstChild(); node != null; node = node.getNext()) {
            var spans = node.getSourceSpans();
            if (!spans.isEmpty()) {
                var last = spans.get(spans.size() - 1);
                var from = start + spans.get(0).getInputIndex();
                var to = start + last.getInputIndex() + last.getLength();
                composer.add(new Block(shape(node), words(node), source(from, to), from, to, true));
            }
        }
    }

    private String source(int from, int to) {
        return text.substring(from, to)
                .replace(String.valueOf(Repairs.HOLE), "")
                .replaceAll("\\r\\n?", "\n")
                .stripTrailing();
    }

    private static Shape shape(Node node) {
        if (node instanceof Heading heading) {
            return heading.getLevel() == 1 ? Shape.TITLE : Shape.TEXT;
        }
        if (node instanceof BulletList list) {
            return isOfLinks(list) ? Shape.LINKS : Shape.OTHER;
        }
        return node instanceof Paragraph && !words(node).isEmpty() ? Shape.TEXT : Shape.OTHER;
    }

    private static boolean isOfLinks(BulletList list) {
        var links = 0;
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var only = item.getFirstChild();
            if (only == null
                    || !(only.getFirstChild() instanceof Link link)
                    || link.getNext() != null
                    || only.getNext() != null) {
                return false;
            }
            links++;
        }
        return links >= FEWEST_LINKS_OF_A_LIST;
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        gather(node, words);
        return words.toString().strip();
    }

    private static void gather(Node node, StringBuilder words) {
        if (node instanceof Text text) {
            words.append(visible(text.getLiteral()));
        } else if (node instanceof Code code) {
            words.append(visible(code.getLiteral()));
        } else if (node instanceof FencedCodeBlock code) {
            words.append(visible(code.getLiteral()));
        } else if (node instanceof IndentedCodeBlock code) {
            words.append(visible(code.getLiteral()));
        } else if (node instanceof HtmlBlock html) {
            words.append(
                    Repairs.words(Jsoup.parseBodyFragment(html.getLiteral()).text()));
        } else if (node instanceof SoftLineBreak) {
            words.append(' ');
        } else if (node instanceof HardLineBreak) {
            words.append('\n');
        } else if (!(node instanceof Image)) {
            for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                gather(child, words);
                words.append(child instanceof org.commonmark.node.Block && child.getNext() != null ? "\n\n" : "");
            }
        }
    }

    private static String visible(String literal) {
        return literal.replace(String.valueOf(Repairs.HOLE), "").replace('\u00A0', ' ');
    }
}
