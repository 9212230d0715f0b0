package dev.ballast.sweep.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user's name and password. Their text never shows the password. */
public record Login(String user, String password) {

    /** The value of the {@code Authorization} header of RFC 7617. */
    String basic() {
        String both = user + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "the login of " + user;
    }
}
