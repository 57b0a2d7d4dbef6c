package dev.assay.fold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The stored form of a {@link UserState}. Canonical: equal states have equal bytes, so stored states can be compared and
 * digested. A version byte, then variable-length integers, each column as differences from the entry before.
 */
final class StateCodec {
    private static final int VERSION = 2;
    private static final int HAS_VALUES = 1;
    private static final int HAS_POSITIONS = 2;

    private StateCodec() {}

    static byte[] encode(UserState state) {
        if (state.isEmpty()) {
            return new byte[0];
        }
        var out = new Writer(64);
        out.raw(VERSION);
        out.unsigned(state.exposures());
        long experiment = 0;
        long at = 0;
        for (int i = 0; i < state.exposures(); i++) {
            out.unsigned(state.experiment(i) - experiment);
            out.unsigned(state.variant(i));
            out.signed(state.firstSeen(i) - at);
            out.text(state.seen(i).traits());
            out.unsigned(state.seen(i).period());
            experiment = state.experiment(i);
            at = state.firstSeen(i);
        }
        out.unsigned(state.streams());
        long stream = 0;
        for (int i = 0; i < state.streams(); i++) {
            out.unsigned(state.stream(i) - stream);
            stream = state.stream(i);
            encode(state.entries(i), at, out);
        }
        return out.toBytes();
    }

    private static void encode(Entries entries, long lastExposure, Writer out) {
        int flags = 0;
        for (int i = 0; i < entries.size(); i++) {
            flags |= entries.value(i) == 0 ? 0 : HAS_VALUES;
            flags |= entries.position(i) == 0 ? 0 : HAS_POSITIONS;
        }
        out.unsigned((long) entries.size() << 2 | flags);
        long at = lastExposure;
        long position = 0;
        for (int i = 0; i < entries.size(); i++) {
            out.signed(entries.at(i) - at);
            out.fixed(entries.id(i));
            if ((flags & HAS_VALUES) != 0) {
                out.signed(entries.value(i));
            }
            if ((flags & HAS_POSITIONS) != 0) {
                out.signed(entries.position(i) - position);
            }
            at = entries.at(i);
            position = entries.position(i);
        }
    }

    static UserState decode(byte[] bytes) {
        var in = new Reader(bytes);
        int version = in.raw();
        if (version != VERSION) {
            throw new IllegalArgumentException("a user state of version " + version + " cannot be read");
        }
        int exposures = in.count();
        var experiments = new long[exposures];
        var variants = new int[exposures];
        var seen = new Seen[exposures];
        long experiment = 0;
        long at = 0;
        for (int i = 0; i < exposures; i++) {
            experiment += in.unsigned();
            experiments[i] = experiment;
            variants[i] = (int) in.unsigned();
            at += in.signed();
            seen[i] = new Seen(at, in.text(), (int) in.unsigned());
        }
        int count = in.count();
        var streams = new long[count];
        var entries = new Entries[count];
        long stream = 0;
        for (int i = 0; i < count; i++) {
            stream += in.unsigned();
            streams[i] = stream;
            entries[i] = decodeEntries(in, at);
        }
        return new UserState(experiments, variants, seen, streams, entries);
    }

    private static Entries decodeEntries(Reader in, long lastExposure) {
        long head = in.unsigned();
        int size = in.checked(head >>> 2);
        var columns = new EntryMerge.Columns(size);
        long at = lastExposure;
        long position = 0;
        for (int i = 0; i < size; i++) {
            at += in.signed();
            long id = in.fixed();
            long value = (head & HAS_VALUES) == 0 ? 0 : in.signed();
            position += (head & HAS_POSITIONS) == 0 ? 0 : in.signed();
            columns.add(at, id, value, position);
        }
        return columns.toEntries();
    }

    private static final class Writer {
        private byte[] bytes;
        private int size;

        Writer(int capacity) {
            bytes = new byte[capacity];
        }

        void raw(int value) {
            reserve(1);
            bytes[size++] = (byte) value;
        }

        void unsigned(long value) {
            reserve(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        void signed(long value) {
            unsigned(value << 1 ^ value >> 63);
        }

        void fixed(long value) {
            reserve(8);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[size++] = (byte) (value >>> shift);
            }
        }

        void text(String value) {
            var encoded = value.getBytes(StandardCharsets.UTF_8);
            unsigned(encoded.length);
            reserve(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, size);
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int next;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int raw() {
            return bytes[next++];
        }

        int count() {
            return checked(unsigned());
        }

        /** A count that the bytes left could hold: a damaged row must not ask for gigabytes. */
        int checked(long count) {
            if (count < 0 || count > bytes.length) {
                throw new IllegalArgumentException("a user state is damaged");
            }
            return (int) count;
        }

        long unsigned() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte part = bytes[next++];
                value |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a user state is damaged");
        }

        long signed() {
            long value = unsigned();
            return value >>> 1 ^ -(value & 1);
        }

        String text() {
            int length = count();
            if (length == 0) {
                return Traits.UNKNOWN;
            }
            var value = new String(bytes, next, length, StandardCharsets.UTF_8);
            next += length;
            return value;
        }

        long fixed() {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                value = value << 8 | bytes[next++] & 0xFF;
            }
            return value;
        }
    }
}
