package org.copydesk.extraction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the quotes of text files as JSON, one line a file; places count the file's code points, a byte order mark too. */
public final class ExtractCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExtractCommand() {}

    private record Line(String file, List<Found> quotes) {}

    private record Found(
            int start,
            int end,
            List<int[]> segments,
            String text,
            @Nullable String speaker,
            @Nullable Integer speakerStart,
            @Nullable Integer speakerEnd,
            @Nullable String cue,
            String rule,
            double confidence) {

        static Found of(ExtractedQuote quote) {
            var speaker = quote.speaker();
            return new Found(
                    quote.start(),
                    quote.end(),
                    quote.segments().stream()
                            .map(span -> new int[] {span.start(), span.end()})
                            .toList(),
                    quote.text(),
                    speaker == null ? null : speaker.asWritten(),
                    speaker == null ? null : speaker.span().start(),
                    speaker == null ? null : speaker.span().end(),
                    quote.cue(),
                    quote.rule(),
                    quote.confidence());
        }
    }

    /** @return the exit code: 1 where a file could not be read; the others are written all the same */
    public static int run(List<String> files, PrintStream out) {
        var utf8 = new PrintStream(out, false, StandardCharsets.UTF_8);
        var unreadable = 0;
        for (var file : files) {
            try {
                // Unlike readString this survives a stray byte of another encoding, as one character.
                var text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
                var quotes =
                        QuoteExtractor.extract(text).stream().map(Found::of).toList();
                utf8.print(json(new Line(file, quotes)) + "\n");
            } catch (IOException | InvalidPathException e) {
                unreadable++;
                System.err.printf("%s: cannot be read (%s)%n", file, e);
            }
        }
        utf8.flush();
        return unreadable == 0 ? 0 : 1;
    }

    private static String json(Line line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
