package org.copydesk.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.copydesk.http.Secrets;
import org.jspecify.annotations.Nullable;

/** The installation's secret: made by the first node that asks, the same for all of them from then on. */
@ApplicationScoped
public class Secret implements Secrets {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    EntityManager database;

    private volatile byte @Nullable [] known;

    /** A new secret for whoever is given it: 256 random bits, in letters that need no escaping. */
    public static String fresh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A keyed hash (HMAC-SHA-256) in hexadecimal: equal for equal texts, of no use without the secret. */
    public String blind(String text) {
        return HexFormat.of().formatHex(hmac("blind", text));
    }

    @Override
    public byte[] cursorKey() {
        return hmac("cursor", "");
    }

    /** @param purpose keeps the keys of different uses apart */
    private byte[] hmac(String purpose, String text) {
        try {
            var secret = known;
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret == null ? learn() : secret, HMAC));
            return mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + ".", e);
        }
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    byte[] learn() {
        database.createNativeQuery("insert into installation (secret) values (:secret) on conflict do nothing")
                .setParameter("secret", random())
                .executeUpdate();
        var secret = database.find(Installation.class, true).secret;
        known = secret;
        return secret;
    }
}
