package dev.assay.query.generation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Digests rows. Each value goes in with its length, so that no two different tables read alike; instants go in as such, so
 * that the session's time zone does not show.
 */
final class RowDigest {
    private static final String GENERATION = "generation";

    private final MessageDigest sha256;

    RowDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void begin(String table) {
        add(table);
    }

    void add(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!columns.getColumnName(i).equals(GENERATION)) {
                add(text(row, i, columns.getColumnTypeName(i)));
            }
        }
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static @Nullable String text(ResultSet row, int column, String type) throws SQLException {
        if (!type.equals("timestamptz")) {
            return row.getString(column);
        }
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toString();
    }

    private void add(@Nullable String value) {
        var bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? -1 : bytes.length)
                .flip());
        sha256.update(bytes);
    }
}
