package org.copydesk.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
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
public sealed interface Block {

    /** A property of its own, because Jackson leaves its type ids out of a list whose element type it is not told. */
    @JsonProperty
    String type();

    /** What a reader reads of it; empty for a picture without a caption and for a rule. */
    String text();

    record Paragraph(String html, String text) implements Block {
        @Override
        public String type() {
            return "paragraph";
        }
    }

    record Heading(int level, String html, String text) implements Block {
        @Override
        public String type() {
            return "heading";
        }
    }

    /** A list; the HTML of an item holds the lists inside of it. The start is given where it is not 1. */
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

    record Quote(String html, String text) implements Block {
        @Override
        public String type() {
            return "quote";
        }
    }

    record Code(@Nullable String language, String text) implements Block {
        @Override
        public String type() {
            return "code";
        }
    }

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

    record Table(String html, String text, List<List<Cell>> rows) implements Block {
        @Override
        public String type() {
            return "table";
        }
    }

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
    record Phrase(String html, String text) {}

    /** A cell; merged ones say so in the HTML of their table only. */
    record Cell(boolean header, String html, String text) {}
}
