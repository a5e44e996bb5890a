package org.copydesk.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.copydesk.http.Refusal;
import org.copydesk.story.HtmlStory;
import org.copydesk.story.MarkdownStory;
import org.copydesk.story.PlainTextStory;
import org.copydesk.story.Story;
import org.jspecify.annotations.Nullable;

/** The bytes of one text, on their way into a story. */
final class RawStory {

    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*(?<charset>[\\w.:-]{1,40})");

    /** Where pages must say how they are written (HTML, section 4.2.5.4). */
    private static final int DECLARATION_BYTES = 1024;

    private RawStory() {}

    /** @throws org.copydesk.story.UnreadableStory if there is no word in it */
    static Story read(byte[] bytes, Format format, String contentType) {
        var text = decode(bytes, format, contentType);
        if (text.indexOf('\0') >= 0) {
            throw Refusal.unprocessable("This is no text: it holds the character NUL. Send the story as text.");
        }
        return switch (format) {
            case HTML -> HtmlStory.read(text);
            case MARKDOWN -> MarkdownStory.read(text);
            default -> PlainTextStory.read(text);
        };
    }

    private static String decode(byte[] bytes, Format format, String contentType) {
        var declared = declared(contentType);
        if (declared == null && format == Format.HTML && !isUtf8(bytes)) {
            declared = declared(
                    new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1));
        }
        var charset = declared == null ? StandardCharsets.UTF_8 : charset(declared);
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw Refusal.unprocessable(
                    "The text is not valid %s. Name how it is written, as in Content-Type: text/plain;"
                            + " charset=windows-1252.",
                    charset.name());
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static @Nullable String declared(String words) {
        var declaration = DECLARED.matcher(words);
        return declaration.find() ? declaration.group("charset") : null;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Refusal.unprocessable("There is no character set '%s'. Send the story in UTF-8.", name);
        }
    }
}
