package dev.assay.query.page;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.json.ModelJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Seals where a page ended into an opaque text. A cursor opens only for the list, filters and order it was made for, and
 * only unaltered: whatever comes back from outside is either ours or refused.
 */
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int MAX_LENGTH = 4_000;

    private final SecretKeySpec secret;

    /**
     * Seals with the given secret.
     *
     * @param secret the same on every node of an installation, at least 16 bytes
     */
    public Cursors(byte[] secret) {
        if (secret.length < SEAL_BYTES) {
            throw new IllegalArgumentException("a cursor secret has at least " + SEAL_BYTES + " bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Seals the end of a page.
     *
     * @param list names the list with its filters and order
     */
    public String seal(List<?> list, List<String> end) {
        var payload = ModelJson.mapper().writeValueAsBytes(end);
        var sealed = Arrays.copyOf(mac(list, payload), SEAL_BYTES + payload.length);
        System.arraycopy(payload, 0, sealed, SEAL_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The end of the page before; refuses what is no cursor of this list. */
    public List<String> open(List<?> list, String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw foreign();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
        if (sealed.length <= SEAL_BYTES) {
            throw foreign();
        }
        var payload = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
        if (!MessageDigest.isEqual(mac(list, payload), Arrays.copyOf(sealed, SEAL_BYTES))) {
            throw foreign();
        }
        try {
            return ModelJson.mapper().readValue(payload, new TypeReference<List<String>>() {});
        } catch (JacksonException _) {
            throw foreign();
        }
    }

    private byte[] mac(List<?> list, byte[] payload) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(ModelJson.mapper().writeValueAsString(list).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static Rejected foreign() {
        return new Rejected(new Invalid(
                "/cursor", "is not a cursor of this list with these filters and this order; begin without one"));
    }
}
