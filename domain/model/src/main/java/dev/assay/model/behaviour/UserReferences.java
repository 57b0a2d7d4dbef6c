package dev.assay.model.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.model.company.CompanyId;
import dev.assay.rules.UserMarks;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns user ids into the references Assay keeps instead: HMAC-SHA-256 under the company's key. The company's keys are
 * derived from the installation's master secret, so nothing but that secret needs keeping, and losing it cuts every link.
 */
public final class UserReferences {
    private static final long SESSION_SECONDS = 30 * 60;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash master;
    private final Map<CompanyId, Keys> companies = new ConcurrentHashMap<>();

    /** @param master the installation's secret, at least 32 bytes */
    public UserReferences(byte[] master) {
        if (master.length < 32) {
            throw new IllegalArgumentException("the master secret needs at least 32 bytes");
        }
        this.master = new KeyedHash(master);
    }

    public UserReference of(CompanyId company, String userId) {
        return new UserReference(keys(company).users().hash(userId));
    }

    /** The session of an event that names none: the same for all of a user's events in one half hour, by UTC. */
    public String sessionOf(CompanyId company, UserReference user, Instant at) {
        var message = ByteBuffer.allocate(40)
                .put(user.bytes())
                .putLong(Math.floorDiv(at.getEpochSecond(), SESSION_SECONDS))
                .array();
        return shortText(keys(company).sessions().hash(message));
    }

    /** An event id that is the same whenever the same parts are given. */
    public String eventIdOf(CompanyId company, UserReference user, String parts) {
        var text = parts.getBytes(UTF_8);
        var message = ByteBuffer.allocate(32 + text.length)
                .put(user.bytes())
                .put(text)
                .array();
        return shortText(keys(company).events().hash(message));
    }

    /**
     * The company's marks. Their salt is derived from the installation's secret, so that the database alone does not say who
     * is meant; SDKs are told it.
     */
    public String markSalt(CompanyId company) {
        return keys(company).markSalt();
    }

    public UserMark markOf(CompanyId company, String userId) {
        return new UserMark(keys(company).marks().of(userId));
    }

    /** A client's address, so that two of a company's clients can be told apart and neither found. */
    public String addressHash(CompanyId company, String address) {
        return shortText(derived("assay address ", company).hash(address));
    }

    private Keys keys(CompanyId company) {
        var known = companies.get(company);
        return known != null ? known : companies.computeIfAbsent(company, this::derive);
    }

    private Keys derive(CompanyId company) {
        var markSalt = shortText(master.hash("assay user mark " + company.value()));
        return new Keys(
                derived("assay user reference ", company),
                derived("assay session ", company),
                derived("assay event id ", company),
                markSalt,
                new UserMarks(markSalt));
    }

    private KeyedHash derived(String purpose, CompanyId company) {
        return new KeyedHash(master.hash(purpose + company.value()));
    }

    private static String shortText(byte[] hash) {
        return TEXT.encodeToString(Arrays.copyOf(hash, 16));
    }

    private record Keys(KeyedHash users, KeyedHash sessions, KeyedHash events, String markSalt, UserMarks marks) {}
}
