package dev.assay.assignment.configuration;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of an API key. */
record KeyHash(long first, long second, long third, long fourth) implements Comparable<KeyHash> {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int LENGTH = 32;
    private static final MessageDigest UNTOUCHED = sha256();

    static KeyHash ofKey(String presented) {
        return of(fresh().digest(presented.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the hash from an event. */
    static KeyHash ofHexadecimal(String text) {
        var bytes = HexFormat.of().parseHex(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key's hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return of(bytes);
    }

    @Override
    public int compareTo(KeyHash that) {
        int order = Long.compare(first, that.first);
        if (order == 0) {
            order = Long.compare(second, that.second);
        }
        if (order == 0) {
            order = Long.compare(third, that.third);
        }
        return order == 0 ? Long.compare(fourth, that.fourth) : order;
    }

    @Override
    public String toString() {
        var hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }

    private static KeyHash of(byte[] bytes) {
        return new KeyHash((long) LONGS.get(bytes, 0), (long) LONGS.get(bytes, 8), (long) LONGS.get(bytes, 16), (long)
                LONGS.get(bytes, 24));
    }

    // A copy costs a fraction of asking the security providers for another one.
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) UNTOUCHED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
