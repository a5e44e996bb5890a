package org.copydesk.server;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.copydesk.http.Refusal;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/** The files of a form (multipart/form-data, RFC 7578), each put into one of its own. Fields that are no files are passed over. */
final class FormFiles implements MultipartParser.PartHandler, AutoCloseable {

    private static final int MAX_FILES = 1000;
    private static final int CHUNK_BYTES = 65_536;

    /** Those that leave bytes as they are; a form knows no others. */
    private static final Set<String> ENCODINGS = Set.of("7bit", "8bit", "binary");

    private final Path folder;
    private final List<Upload> files = new ArrayList<>();

    /** Where the content of the part at hand goes; null where it is no file. */
    private @Nullable FileChannel content;

    private FormFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Leaves the files beside the form.
     *
     * @throws Refusal where the form cannot be read
     */
    static List<Upload> read(Path form, String contentType) throws IOException {
        var boundary = parameter(contentType, "boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw unreadable("its Content-Type names no boundary");
        }
        try (var in = FileChannel.open(form);
                var found = new FormFiles(Objects.requireNonNull(form.getParent()))) {
            var parser = MultipartParser.beginParse(
                    found, boundary.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name());
            var chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (in.read(chunk) >= 0) {
                parser.parse(chunk.flip());
                chunk.clear();
            }
            if (!parser.isComplete()) {
                throw unreadable("it ends without its last boundary, --" + boundary + "--");
            }
            return found.files;
        } catch (MultipartParser.MalformedMessageException e) {
            throw malformedHeader();
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        var encoding = headers.getFirst(MultipartParser.CONTENT_TRANSFER_ENCODING);
        if (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw unreadable("a part of it is encoded as " + encoding + ", and not sent as it is");
        }
        var disposition = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION), "");
        var name = parameter(disposition, "filename");
        if (name == null) {
            return;
        }
        if (files.size() == MAX_FILES) {
            throw unreadable("it has more than %,d files".formatted(MAX_FILES));
        }
        var file = folder.resolve("file-" + files.size());
        var type = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_TYPE), "");
        files.add(new Upload(name.isEmpty() ? null : name, type, file));
        try {
            content = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void data(ByteBuffer bytes) throws IOException {
        while (content != null && bytes.hasRemaining()) {
            content.write(bytes);
        }
    }

    @Override
    public void endPart() {
        if (content == null) {
            return;
        }
        close();
        // A browser sends a field for files that was left empty so.
        var last = files.get(files.size() - 1);
        if (last.name() == null && last.bytes() == 0) {
            files.remove(last);
        }
    }

    @Override
    public void close() {
        try {
            if (content != null) {
                content.close();
                content = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String parameter(String header, String name) {
        try {
            return HeaderUtil.extractQuotedValueFromHeaderWithEncoding(header, name);
        } catch (RuntimeException malformed) {
            // What it throws depends on where a quote or an escape is missing.
            throw malformedHeader();
        }
    }

    private static Refusal malformedHeader() {
        return unreadable("a header of it is malformed");
    }

    private static Refusal unreadable(String why) {
        return Refusal.badRequest(
                "The form cannot be read: %s. Send multipart/form-data (RFC 7578), as curl -F and browsers do.", why);
    }
}
