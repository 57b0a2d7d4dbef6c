package dev.assay.postgres.behaviour;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that were decoded lately, by their bytes: what repeats from event to event is decoded, checked and kept once. Of
 * bounded size; several threads may use one.
 */
final class Interned<T> {
    /** How a value is read from its bytes. */
    interface Decoding<T> {
        T decode(byte[] bytes, int from);
    }

    private record Entry<T>(byte[] bytes, T value) {}

    private static final int SLOTS = 1 << 10;
    /** What is longer seldom comes again. */
    private static final int LONGEST = 512;

    private final Decoding<T> decoding;
    /** Racy on purpose: an entry is immutable, and one that is lost is decoded again. */
    private final @Nullable Entry<T>[] entries;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Interned(Decoding<T> decoding) {
        this.decoding = decoding;
        this.entries = new Entry[SLOTS];
    }

    T get(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return decoding.decode(bytes, from);
        }
        int slot = hash(bytes, from, to) & (SLOTS - 1);
        var entry = entries[slot];
        if (entry != null && Arrays.equals(entry.bytes(), 0, entry.bytes().length, bytes, from, to)) {
            return entry.value();
        }
        var value = decoding.decode(bytes, from);
        entries[slot] = new Entry<>(Arrays.copyOfRange(bytes, from, to), value);
        return value;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 16;
    }
}
