package dev.assay.model.behaviour;

import java.util.Arrays;
import java.util.HexFormat;

/** A user as Assay knows one: HMAC-SHA-256 of the caller's user id under the company's key. 32 bytes. */
public record UserReference(byte[] bytes) implements Comparable<UserReference> {
    public UserReference {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a user reference has 32 bytes, not " + bytes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserReference that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(UserReference that) {
        return Arrays.compareUnsigned(bytes, that.bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
