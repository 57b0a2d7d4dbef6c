package dev.assay.model.behaviour;

import dev.assay.model.company.CompanyId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a caller's user ids into references: HMAC-SHA-256 under the company's key, which itself is derived from the
 * installation's master secret. The same user in two companies has unrelated references. Safe for concurrent use.
 */
public final class UserReferences {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "assay user reference ";

    private final Mac master;
    private final ConcurrentHashMap<CompanyId, Mac> companies = new ConcurrentHashMap<>();

    public UserReferences(byte[] masterSecret) {
        this.master = mac(masterSecret);
    }

    public UserReference of(CompanyId company, String userId) {
        var mac = copy(companies.computeIfAbsent(company, this::companyMac));
        return new UserReference(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac companyMac(CompanyId company) {
        return mac(copy(master).doFinal((PURPOSE + company).getBytes(StandardCharsets.UTF_8)));
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An initialised Mac is copied, never used: that shares the key schedule and needs no lock. */
    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
