package org.copydesk.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a body, for front ends that lay out a story themselves. Blocks never nest: where a block holds words, its
 * {@code html} is the inside of the element that it stands for, safe to insert as it is, and its {@code text} the same
 * words without markup.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Listing.class, name = "list"),
    @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Block.Rule.class, name = "rule")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        oneOf = {
            Block.Paragraph.class,
            Block.Heading.class,
            Block.Listing.class,
            Block.Quote.class,
            Block.Code.class,
            Block.Image.class,
            Block.Table.class,
            Block.Rule.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
            @DiscriminatorMapping(value = "list", schema = Block.Listing.class),
            @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
            @DiscriminatorMapping(value = "code", schema = Block.Code.class),
            @DiscriminatorMapping(value = "image", schema = Block.Image.class),
            @DiscriminatorMapping(value = "table", schema = Block.Table.class),
            @DiscriminatorMapping(value = "rule", schema = Block.Rule.class)
        })
public sealed interface Block {

    /** A property of its own, because Jackson leaves its type ids out of a list whose element type it is not told. */
    @JsonProperty
    String type();

    /** What a reader reads of it; empty for a picture without a caption and for a rule. */
    String text();

    @Schema(name = "ParagraphBlock")
    record Paragraph(String html, String text) implements Block {
        @Override
        public String type() {
            return "paragraph";
        }
    }

    @Schema(name = "HeadingBlock")
    record Heading(int level, String html, String text) implements Block {
        @Override
        public String type() {
            return "heading";
        }
    }

    /** A list; the HTML of an item holds the lists inside of it. The start is given where it is not 1. */
    @Schema(name = "ListBlock")
    record Listing(boolean ordered, @Nullable Integer start, List<Phrase> items) implements Block {
        @Override
        public String type() {
            return "list";
        }

        @Override
        public String text() {
            return items.stream().map(Phrase::text).collect(Collectors.joining("\n\n"));
        }
    }

    @Schema(name = "QuoteBlock")
    record Quote(String html, String text) implements Block {
        @Override
        public String type() {
            return "quote";
        }
    }

    @Schema(name = "CodeBlock")
    record Code(@Nullable String language, String text) implements Block {
        @Override
        public String type() {
            return "code";
        }
    }

    @Schema(name = "ImageBlock")
    record Image(
            String src,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Phrase caption) implements Block {
        @Override
        public String type() {
            return "image";
        }

        @Override
        public String text() {
            return caption == null ? "" : caption.text();
        }
    }

    @Schema(name = "TableBlock")
    record Table(String html, String text, List<List<Cell>> rows) implements Block {
        @Override
        public String type() {
            return "table";
        }
    }

    @Schema(name = "RuleBlock")
    record Rule() implements Block {
        @Override
        public String type() {
            return "rule";
        }

        @Override
        public String text() {
            return "";
        }
    }

    /** Words with and without their markup. */
    @Schema(name = "BlockPhrase")
    record Phrase(String html, String text) {}

    /** A cell; merged ones say so in the HTML of their table only. */
    @Schema(name = "TableCell")
    record Cell(boolean header, String html, String text) {}
}
