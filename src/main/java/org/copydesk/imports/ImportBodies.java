package org.copydesk.imports;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Right;
import org.copydesk.http.Api;
import org.copydesk.server.LargeBodies;

@Singleton
class ImportBodies implements LargeBodies {

    private static final Pattern ALL = Pattern.compile(Api.DESK + "/imports/?");
    private static final Pattern ONE = Pattern.compile(Api.DESK + "/imports/[^/]+/?");

    private final ImportConfig config;

    ImportBodies(ImportConfig config) {
        this.config = config;
    }

    @Override
    public boolean areTakenAt(String method, String path) {
        return method.equals("POST") && ALL.matcher(path).matches()
                || method.equals("PUT") && ONE.matcher(path).matches();
    }

    @Override
    public boolean areTakenFrom(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof Actor actor && Right.IMPORT.isFor(actor.role());
    }

    @Override
    public long limitBytes(String mediaType) {
        var large = Format.of(mediaType, null).filter(Format.WORDPRESS::equals).isPresent()
                || mediaType.startsWith("multipart/");
        return (large ? config.maxExport() : config.maxText()).asLongValue();
    }
}
