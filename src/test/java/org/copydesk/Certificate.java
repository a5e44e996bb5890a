package org.copydesk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody has signed, for a service to show. */
public final class Certificate {

    private static final Path STORE = Path.of("target", "certificate.p12");
    private static final String PASSWORD = "of-a-test";

    private Certificate() {}

    /** Makes it, and tells how to start with it. */
    public static Map<String, String> settings() {
        try {
            Files.deleteIfExists(STORE);
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var options = "-genkeypair -alias here -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -storepass "
                    + PASSWORD + " -keystore " + STORE;
            var command = Stream.concat(Stream.of(keytool.toString()), Stream.of(options.split(" ")));
            var making = new ProcessBuilder(command.toList())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(making.getInputStream().readAllBytes());
            assertEquals(0, making.waitFor(), said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.tls.key-store.p12.path", STORE.toString(), "quarkus.tls.key-store.p12.password", PASSWORD);
    }

    /** What trusts it and no other. */
    public static SSLContext trusted() throws GeneralSecurityException, IOException {
        var own = KeyStore.getInstance(STORE.toFile(), PASSWORD.toCharArray());
        var known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry("here", own.getCertificate("here"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
