package org.copydesk.http;

import org.jspecify.annotations.Nullable;

/** What shows one page of rows, in a field {@code data}: {@link Paging} adds how to go on. */
public interface Paged<T> {

    /** Where the next page begins; null where there is none. */
    @Nullable
    Cursor next();

    Paged<T> sealed(String nextCursor);
}
