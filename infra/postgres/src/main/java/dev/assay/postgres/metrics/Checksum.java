package dev.assay.postgres.metrics;

import dev.assay.model.projection.Generation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/**
 * A digest of a generation's states and statistics, in the order of their keys. Cells that were taken back entirely are
 * left out: a rebuild never had them. Minutes are left out because they are pruned by the clock.
 */
final class Checksum {
    private static final int FETCH = 10_000;

    private static final String STATES = """
            select unit::text as key, state as value from metric_states where generation = ? order by unit
            """;

    private static final String EXPOSURES = """
            select concat_ws(' ', 'exposures', environment, experiment, variant, day, dimension, value) collate "C" as key,
                   convert_to(concat_ws(' ', users, crossovers), 'UTF8') as value
            from metric_exposures where generation = ? and (users <> 0 or crossovers <> 0)
            order by key
            """;

    private static final String MEASUREMENTS = """
            select concat_ws(' ', 'measurements', environment, experiment, variant, day, dimension, value, metric,
                             metric_version, step) collate "C" as key,
                   convert_to(concat_ws(' ', converted, rejected, capped, y, yy, d, dd, yd, x, xx, yx, dx, w, ww, yw, dw, xw),
                              'UTF8') as value
            from metric_measurements
            where generation = ?
              and (converted <> 0 or rejected <> 0 or capped <> 0 or y <> 0 or yy <> 0 or d <> 0 or dd <> 0 or x <> 0
                   or xx <> 0 or w <> 0 or ww <> 0)
            order by key
            """;

    private static final String BUCKETS = """
            select concat_ws(' ', 'buckets', environment, experiment, metric, metric_version, variant, bucket)
                       collate "C" as key,
                   convert_to(concat_ws(' ', count, first, second), 'UTF8') as value
            from metric_buckets where generation = ? and (count <> 0 or first <> 0 or second <> 0)
            order by key
            """;

    private final Handle handle;
    private final Generation generation;
    private final MessageDigest digest;

    Checksum(Handle handle, Generation generation) {
        this.handle = handle;
        this.generation = generation;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    String hexadecimal() {
        take(STATES);
        take(EXPOSURES);
        take(MEASUREMENTS);
        take(BUCKETS);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void take(String sql) {
        handle.createQuery(sql)
                .bind(0, generation.id())
                .setFetchSize(FETCH)
                .map((row, context) -> {
                    digest.update(row.getString("key").getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '=');
                    var value = row.getBytes("value");
                    digest.update(new byte[] {
                        (byte) (value.length >>> 24),
                        (byte) (value.length >>> 16),
                        (byte) (value.length >>> 8),
                        (byte) value.length
                    });
                    digest.update(value);
                    return value.length;
                })
                .forEach(length -> {
                    // digested as they pass
                });
    }
}
