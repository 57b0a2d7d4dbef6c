package dev.assay.model.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key. The two states after the padded key are computed once and copied for each
 * message, which halves the work of a short one and needs neither a lock nor a pool per thread.
 */
final class KeyedHash {
    private static final int BLOCK = 64;

    private final MessageDigest inner;
    private final MessageDigest outer;

    KeyedHash(byte[] key) {
        var block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        inner = absorbing(block, (byte) 0x36);
        outer = absorbing(block, (byte) 0x5c);
    }

    byte[] hash(String message) {
        return hash(message.getBytes(UTF_8));
    }

    byte[] hash(byte[] message) {
        try {
            var hash = new byte[32];
            var first = (MessageDigest) inner.clone();
            first.update(message);
            first.digest(hash, 0, hash.length);
            var second = (MessageDigest) outer.clone();
            second.update(hash);
            second.digest(hash, 0, hash.length);
            return hash;
        } catch (CloneNotSupportedException | DigestException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned and fills 32 bytes", impossible);
        }
    }

    private static MessageDigest absorbing(byte[] block, byte pad) {
        var padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        var digest = sha256();
        digest.update(padded);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
