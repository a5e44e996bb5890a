package org.copydesk.http;

import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a write knows of the record: take it as {@code @BeanParam}. Nobody overwrites what they have not
 * seen: a write names the version it replaces, by {@code If-Match} or by {@code version} in the body.
 */
public record Precondition(
        @HeaderParam("If-Match") @Nullable List<String> ifMatch,
        @HeaderParam("If-None-Match") @Nullable List<String> ifNoneMatch) {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*(?:,|$)");

    /** The entity tag of a version: the row's version in quotes. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** Is this a {@code PUT} that must make a new record? */
    public boolean creates() {
        var value = joined(ifNoneMatch);
        if (value == null) {
            return false;
        }
        if (!value.equals("*")) {
            throw Refusal.invalid().parameter("If-None-Match", "must be *, which makes a new record");
        }
        return true;
    }

    /** Refuses with 428 where no version is named, with 412 where it is not the current one. */
    public void check(int current) {
        check(current, null);
    }

    /** The same of a write whose body may name the version. */
    public void check(int current, @Nullable Integer bodyVersion) {
        check(current, bodyVersion, stale -> {});
    }

    /** The same; {@code more} may add to the refusal who saved the current version and when. */
    public void check(int current, @Nullable Integer bodyVersion, Consumer<Refusal> more) {
        var header = joined(ifMatch);
        if (header == null && bodyVersion == null) {
            throw Refusal.preconditionRequired(
                    "Name the version you are changing: the header If-Match: \"<version>\" with the ETag you read, "
                            + "or version in the body.");
        }
        if ((header != null && !matches(header, current)) || (bodyVersion != null && bodyVersion != current)) {
            var stale = Refusal.stale("The current version is %d. Read it again and repeat your change on it.", current)
                    .with("currentVersion", current)
                    .header("ETag", etag(current));
            more.accept(stale);
            throw stale;
        }
    }

    private static boolean matches(String header, int current) {
        if (header.equals("*")) {
            return true;
        }
        var tags = TAG.matcher(header);
        boolean matches = false;
        int end = 0;
        for (; tags.lookingAt(); tags.region(end, header.length())) {
            end = tags.end();
            // RFC 9110, section 13.1.1: a weak tag never matches here.
            matches |= tags.group(1) == null && tags.group(2).equals(Integer.toString(current));
            if (end == header.length()) {
                break;
            }
        }
        if (end != header.length() || end == 0 || header.endsWith(",")) {
            throw Refusal.invalid()
                    .parameter("If-Match", "must be * or entity tags in quotes, such as %s", etag(current));
        }
        return matches;
    }

    /** The lines of a header are one list (RFC 9110, section 5.3). */
    private static @Nullable String joined(@Nullable List<String> lines) {
        return lines == null || lines.isEmpty()
                ? null
                : lines.stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(","))
                        .strip();
    }
}
