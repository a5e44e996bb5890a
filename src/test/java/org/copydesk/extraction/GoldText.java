package org.copydesk.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text of the gold set with what a person marked in it; the folder's README says how. */
record GoldText(String group, String name, String text, List<GoldQuote> quotes) {

    /** @param chain the speaker's full name, then through whom the words came; empty where nobody is named */
    record GoldQuote(
            String kind, List<Span> segments, @Nullable Span speaker, List<String> chain) {}

    private static final Pattern TEXT = Pattern.compile("(?m)^=== (.*)\\R");
    private static final Pattern MARK = Pattern.compile("\\{([qs])([\\d,]+) ([^}]*)}");
    private static final Pattern TRAILER = Pattern.compile("(?m)^@(\\d+)(?: (\\w+))?(?:: (.*))?\\R?");

    static List<GoldText> readAll(String folder) {
        try (var files = Files.list(Path.of("src/test/resources/extraction", folder))) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GoldText> read(Path file) {
        try {
            var content = Files.readString(file);
            var group = file.getFileName().toString().replace(".txt", "");
            var names = TEXT.matcher(content).results().toList();
            var texts = new ArrayList<GoldText>();
            for (var i = 0; i < names.size(); i++) {
                var end = i + 1 < names.size() ? names.get(i + 1).start() : content.length();
                texts.add(parse(
                        group,
                        names.get(i).group(1),
                        content.substring(names.get(i).end(), end)));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldText parse(String group, String name, String marked) {
        var segments = new TreeMap<Integer, List<Span>>();
        var speakers = new TreeMap<Integer, Span>();
        var kinds = new TreeMap<Integer, String>();
        var chains = new TreeMap<Integer, List<String>>();
        TRAILER.matcher(marked).results().forEach(line -> {
            var quote = Integer.valueOf(line.group(1));
            if (line.group(2) != null) {
                kinds.put(quote, line.group(2));
            }
            if (line.group(3) != null) {
                chains.put(quote, Arrays.asList(line.group(3).split(" <- ")));
            }
        });
        var body = TRAILER.matcher(marked).replaceAll("");
        var text = new StringBuilder();
        var from = 0;
        for (var mark : MARK.matcher(body).results().toList()) {
            text.append(body, from, mark.start());
            var start = text.codePointCount(0, text.length());
            text.append(mark.group(3));
            var span = new Span(start, text.codePointCount(0, text.length()));
            for (var quote : mark.group(2).split(",")) {
                if (mark.group(1).equals("q")) {
                    segments.computeIfAbsent(Integer.valueOf(quote), key -> new ArrayList<>())
                            .add(span);
                } else {
                    speakers.put(Integer.valueOf(quote), span);
                }
            }
            from = mark.end();
        }
        text.append(body, from, body.length());
        var plain = text.toString();
        var quotes = segments.entrySet().stream()
                .map(entry -> quote(plain, entry, speakers, kinds, chains))
                .toList();
        return new GoldText(group, name, plain, quotes);
    }

    private static GoldQuote quote(
            String text,
            Map.Entry<Integer, List<Span>> segments,
            Map<Integer, Span> speakers,
            Map<Integer, String> kinds,
            Map<Integer, List<String>> chains) {
        var speaker = speakers.get(segments.getKey());
        var asWritten = speaker == null ? List.<String>of() : List.of(wordsAt(text, speaker));
        return new GoldQuote(
                kinds.getOrDefault(segments.getKey(), "direct"),
                segments.getValue(),
                speaker,
                chains.getOrDefault(segments.getKey(), asWritten));
    }

    static String wordsAt(String text, Span codePoints) {
        var start = text.offsetByCodePoints(0, codePoints.start());
        return text.substring(start, text.offsetByCodePoints(start, codePoints.end() - codePoints.start()));
    }
}
