package org.copydesk.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;

/** The one way in: over loopback, with a password that only the owner of the data folder can read. */
record Connection(int port, String password) {

    static final String USER = "copydesk";
    static final String DATABASE = "copydesk";
    static final String ADDRESS = "127.0.0.1";

    static Connection fresh() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return new Connection(
                freePort(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    Connection onFreePort() {
        return isFree(port) ? this : onOtherPort();
    }

    Connection onOtherPort() {
        return new Connection(freePort(), password);
    }

    /** A stranger who took our port must not be told the password, so anything but SCRAM is refused. */
    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?requireAuth=scram-sha-256".formatted(ADDRESS, port, DATABASE);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(ADDRESS))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
