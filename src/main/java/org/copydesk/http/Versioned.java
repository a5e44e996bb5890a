package org.copydesk.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer that shows one record of the desk: {@link VersionHeaders} gives it its {@code ETag} and {@code Location}. */
public interface Versioned {

    UUID id();

    @Nullable
    Integer version();
}
