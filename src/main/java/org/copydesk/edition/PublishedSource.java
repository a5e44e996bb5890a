package org.copydesk.edition;

import java.util.UUID;
import org.copydesk.source.Source;
import org.jspecify.annotations.Nullable;

public record PublishedSource(
        UUID id, Source.Kind kind, String name, @Nullable String homepage) {

    static PublishedSource of(Source source) {
        return new PublishedSource(source.id, source.kind, source.name, source.homepage);
    }
}
