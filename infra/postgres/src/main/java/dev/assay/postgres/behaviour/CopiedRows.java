package dev.assay.postgres.behaviour;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyOut;

/** Reads what {@code COPY … TO STDOUT (FORMAT binary)} sends. The fields of a row lie side by side in {@link #bytes}. */
final class CopiedRows {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SIGNATURE = 11;
    private static final int END = -1;

    private final CopyOut copy;
    private final int columns;
    private byte[] bytes = {};
    private int at;
    private boolean begun;

    CopiedRows(CopyOut copy, int columns) {
        this.copy = copy;
        this.columns = columns;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Moves to the first field of the next row, all of which is then in {@link #bytes}; false after the last. */
    boolean next() throws SQLException {
        if (!begun) {
            begin();
        }
        have(2);
        int fields = (short) SHORT.get(bytes, at);
        at += 2;
        if (fields == END) {
            copy.readFromCopy();
            return false;
        }
        if (fields != columns) {
            throw new IllegalStateException("a copied row has " + fields + " columns instead of " + columns);
        }
        haveRow();
        return true;
    }

    private void begin() throws SQLException {
        begun = true;
        have(SIGNATURE + 8);
        at += SIGNATURE + 4;
        int extension = (int) INT.get(bytes, at);
        at += 4;
        have(extension);
        at += extension;
    }

    private void haveRow() throws SQLException {
        int offset = 0;
        for (int i = 0; i < columns; i++) {
            have(offset + 4);
            offset += 4 + Math.max(0, (int) INT.get(bytes, at + offset));
        }
        have(offset);
    }

    /** PostgreSQL sends a row a message, but does not promise it. */
    private void have(int needed) throws SQLException {
        while (bytes.length - at < needed) {
            var message = copy.readFromCopy();
            if (message == null) {
                throw new IllegalStateException("the copy ended inside a row");
            }
            int left = bytes.length - at;
            if (left == 0) {
                bytes = message;
            } else {
                var joined = Arrays.copyOfRange(bytes, at, at + left + message.length);
                System.arraycopy(message, 0, joined, left, message.length);
                bytes = joined;
            }
            at = 0;
        }
    }

    /** Where the next field begins: at its length. */
    int at() {
        return at;
    }

    void skip(int fields) {
        for (int i = 0; i < fields; i++) {
            at += 4 + Math.max(0, (int) INT.get(bytes, at));
        }
    }

    long bigint() {
        long value = (long) LONG.get(bytes, at + 4);
        at += 12;
        return value;
    }

    int smallint() {
        int value = (short) SHORT.get(bytes, at + 4);
        at += 6;
        return value;
    }

    /** The length of the field at an offset; negative when it is absent. */
    static int length(byte[] bytes, int field) {
        return (int) INT.get(bytes, field);
    }
}
