package dev.assay.analytics.metrics;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A user in one environment, in 128 bits: half of the user's reference, shifted by the environment's digest, so that the
 * same person in production and in staging is two units. References are keyed digests, so half of one is as unlikely to
 * meet another as a random UUID.
 */
public record Unit(long high, long low) implements Comparable<Unit> {
    /** Makes the units of one environment. */
    static final class Of {
        private final long high;
        private final long low;

        Of(Scope scope) {
            try {
                var digest = MessageDigest.getInstance("SHA-256")
                        .digest(scope.environment().value().getBytes(StandardCharsets.UTF_8));
                high = ByteBuffer.wrap(digest).getLong(0);
                low = ByteBuffer.wrap(digest).getLong(8);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        Unit user(UserReference user) {
            var reference = ByteBuffer.wrap(user.bytes());
            return new Unit(reference.getLong(0) ^ high, reference.getLong(8) ^ low);
        }
    }

    public UUID toUuid() {
        return new UUID(high, low);
    }

    /** The order of the bytes, which is also how PostgreSQL sorts a UUID. */
    @Override
    public int compareTo(Unit that) {
        int byHigh = Long.compareUnsigned(high, that.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, that.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }
}
