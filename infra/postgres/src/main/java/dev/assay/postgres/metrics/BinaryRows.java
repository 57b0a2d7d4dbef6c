package dev.assay.postgres.metrics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Writes rows in the format of {@code COPY … (FORMAT binary)}. Closed before {@link #end}, it takes the copy back. */
final class BinaryRows implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK);

    BinaryRows(CopyIn copy) {
        this.copy = copy;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    void row(int columns) throws SQLException {
        room(2).putShort((short) columns);
    }

    void integer(int value) throws SQLException {
        room(8).putInt(4).putInt(value);
    }

    void uuid(long high, long low) throws SQLException {
        room(20).putInt(16).putLong(high).putLong(low);
    }

    void bytes(byte[] value) throws SQLException {
        room(4 + value.length).putInt(value.length).put(value);
    }

    void end() throws SQLException {
        room(2).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
