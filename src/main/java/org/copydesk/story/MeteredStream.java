package org.copydesk.story;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of XML that is stopped by its reader's allowance: a parser keeps whole texts in memory, however long they are.
 * Control characters that XML forbids, and that old posts are full of, become the one that it allows: they end up in the
 * receipt like other characters that nobody can see, instead of ending the import.
 */
final class MeteredStream extends FilterInputStream {

    private static final int DELETE = 0x7F;

    private final long limit;
    private boolean singleBytes = true;
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
        var next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        for (var i = offset; i < offset + count; i++) {
            buffer[i] = permitted(buffer[i], read + i - offset);
        }
        count(Math.max(count, 0));
        return count;
    }

    /** In UTF-8 and its kin a byte below the space is that character and no part of another; in UTF-16 it is not. */
    private byte permitted(byte given, long position) {
        if (position < 2 && (given == 0 || given == (byte) 0xFE || given == (byte) 0xFF)) {
            singleBytes = false;
        }
        return singleBytes && given >= 0 && given < ' ' && given != '\t' && given != '\n' && given != '\r'
                ? DELETE
                : given;
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
