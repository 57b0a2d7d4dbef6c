package dev.assay.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.web.util.WebUtils;

/** Tells whether two requests ask for the same: a digest of method, address and body. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(HttpServletRequest request) {
        var digest = sha256();
        digest.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        if (buffered != null) {
            digest.update(buffered.body());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
