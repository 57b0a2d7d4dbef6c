package dev.assay.command.company;

import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.company.IssueApiKey;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.company.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes API keys: {@code assay_<role>_<256 random bits>}. Only the SHA-256 ever leaves this class besides the answer. */
public final class ApiKeys {
    private static final int SHOWN = 6;

    private final RandomGenerator random;

    public ApiKeys(RandomGenerator random) {
        this.random = random;
    }

    /** A new key's text, and the command that makes it known. */
    record NewKey(String text, IssueApiKey command) {}

    NewKey issue(CompanyId company, Environment environment, String name, Role role, Optional<RateLimit> limit) {
        var id = new byte[6];
        random.nextBytes(id);
        var secret = new byte[32];
        random.nextBytes(secret);
        var start = "assay_" + role.name().toLowerCase(Locale.ROOT) + "_";
        var text = start + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var key = new KeyId("key-" + HexFormat.of().formatHex(id));
        var prefix = text.substring(0, start.length() + SHOWN);
        return new NewKey(text, new IssueApiKey(company, environment, key, name, role, sha256(text), prefix, limit));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
