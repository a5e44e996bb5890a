package org.copydesk.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that came in as the body of a request, or in a part of it. It is gone when the request is answered.
 *
 * @param name as the client calls it
 * @param contentType as the client declares it, with its parameters
 */
public record Upload(@Nullable String name, String contentType, Path file) {

    public long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
