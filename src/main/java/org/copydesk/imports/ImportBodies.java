package org.copydesk.imports;

import jakarta.inject.Singleton;
import org.copydesk.http.LargeBodies;

@Singleton
class ImportBodies implements LargeBodies {

    private final ImportConfig config;

    ImportBodies(ImportConfig config) {
        this.config = config;
    }

    @Override
    public boolean areTakenAt(String method, String path) {
        return method.equals("POST") && path.matches("/api/v1/desk/imports/?")
                || method.equals("PUT") && path.matches("/api/v1/desk/imports/[^/]+/?");
    }

    @Override
    public long limitBytes(String mediaType) {
        var large = Format.of(mediaType, null).filter(Format.WORDPRESS::equals).isPresent()
                || mediaType.startsWith("multipart/");
        return (large ? config.maxExport() : config.maxText()).asLongValue();
    }
}
