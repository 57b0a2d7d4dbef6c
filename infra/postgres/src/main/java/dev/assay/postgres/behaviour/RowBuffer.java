package dev.assay.postgres.behaviour;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Rows in the format of {@code COPY … (FORMAT binary)}, in memory. */
final class RowBuffer {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int ABSENT = -1;
    /** UTF-16 to UTF-8: a unit has three bytes at most. */
    private static final int WIDEST = 3;

    private byte[] bytes;
    private int size;

    RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void row(int columns) {
        room(2);
        SHORT.set(bytes, size, (short) columns);
        size += 2;
    }

    void bigint(long value) {
        length(8);
        room(8);
        LONG.set(bytes, size, value);
        size += 8;
    }

    void smallint(int value) {
        length(2);
        room(2);
        SHORT.set(bytes, size, (short) value);
        size += 2;
    }

    void bool(boolean value) {
        length(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void bytes(byte[] value) {
        length(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void absent() {
        length(ABSENT);
    }

    /** @throws IllegalArgumentException when the text has no UTF-8 form */
    void text(String value) {
        int lengthAt = size;
        room(4 + WIDEST * value.length());
        size += 4;
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit < 0x80) {
                bytes[size++] = (byte) unit;
            } else if (unit < 0x800) {
                bytes[size++] = (byte) (0xC0 | unit >> 6);
                continuation(unit);
            } else if (!Character.isSurrogate(unit)) {
                bytes[size++] = (byte) (0xE0 | unit >> 12);
                continuation(unit >> 6);
                continuation(unit);
            } else {
                supplementary(codePoint(value, i++));
            }
        }
        INT.set(bytes, lengthAt, size - lengthAt - 4);
    }

    private static int codePoint(String value, int index) {
        int point = value.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("half a surrogate pair has no UTF-8 form");
        }
        return point;
    }

    private void supplementary(int point) {
        bytes[size++] = (byte) (0xF0 | point >> 18);
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | bits & 0x3F);
    }

    private void length(int value) {
        room(4);
        INT.set(bytes, size, value);
        size += 4;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** Overwrites the {@code bigint} whose length field begins at an offset. */
    static void replaceBigint(byte[] rows, int offset, long value) {
        LONG.set(rows, offset + 4, value);
    }
}
