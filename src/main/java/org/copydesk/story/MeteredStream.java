package org.copydesk.story;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is stopped by its reader's allowance: a parser keeps whole texts in memory, however long they are. */
final class MeteredStream extends FilterInputStream {

    private final long limit;
    private long read;
    private long allowed = Long.MAX_VALUE;

    /** @param limit in bytes, for the whole stream */
    MeteredStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    long count() {
        return read;
    }

    /** @param bytes how many more may be read until the next allowance */
    void allow(long bytes) {
        allowed = read + bytes;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > limit) {
            throw new UnreadableStory("The export is larger than %,d bytes; export it in parts.".formatted(limit));
        }
        if (read > allowed) {
            throw new UnreadableStory("One entry of the export is too large to be read.");
        }
    }
}
