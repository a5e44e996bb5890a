package org.copydesk.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.hibernate.Session;

/** The bytes of imported files, in the database in pieces: however large a file is, one piece of it is in memory. */
@ApplicationScoped
class KeptBytes {

    @Inject
    Imports imports;

    @Inject
    Session session;

    /** In the transaction of the caller. */
    void keep(UUID file, Path bytes) {
        try (var in = Files.newInputStream(bytes)) {
            var position = 0;
            for (var piece = in.readNBytes(ImportChunk.SIZE_BYTES);
                    piece.length > 0;
                    piece = in.readNBytes(ImportChunk.SIZE_BYTES)) {
                var chunk = new ImportChunk();
                chunk.fileId = file;
                chunk.position = position++;
                chunk.bytes = piece;
                chunk.persistAndFlush();
                session.detach(chunk);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] all(UUID file) throws IOException {
        return open(file).readAllBytes();
    }

    InputStream open(UUID file) {
        return new Pieces(file);
    }

    private final class Pieces extends InputStream {

        private final UUID file;
        private byte[] piece = new byte[0];
        private int next;
        private int read;

        Pieces(UUID file) {
            this.file = file;
        }

        @Override
        public int read() {
            return isAtEnd() ? -1 : piece[read++] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            var count = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, buffer, offset, count);
            read += count;
            return count;
        }

        private boolean isAtEnd() {
            if (read == piece.length) {
                piece = QuarkusTransaction.joiningExisting()
                        .call(() -> imports.chunk(file, next++))
                        .orElse(new byte[0]);
                read = 0;
            }
            return piece.length == 0;
        }
    }
}
