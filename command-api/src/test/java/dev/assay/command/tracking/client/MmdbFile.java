package dev.assay.command.tracking.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes small IPv4 databases in MaxMind's format (version 2.0, records of 24 bits), for tests. */
final class MmdbFile {
    private static final int EMPTY = -1;

    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    /** Adds a range that no other overlaps. */
    MmdbFile put(String first, int bits, Object value) throws IOException {
        var address = InetAddress.ofLiteral(first).getAddress();
        offsets.add(data.size());
        encode(data, value);
        int node = 0;
        for (int bit = 0; bit < bits; bit++) {
            int side = address[bit >> 3] >> (7 - (bit & 7)) & 1;
            if (bit == bits - 1) {
                nodes.get(node)[side] = -1 - offsets.size();
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.get(node)[side] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    Path writeTo(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var node : nodes) {
            for (int record : node) {
                int value = record >= 0
                        ? record
                        : record == EMPTY ? nodes.size() : nodes.size() + 16 + offsets.get(-2 - record);
                out.write(value >> 16);
                out.write(value >> 8);
                out.write(value);
            }
        }
        out.write(new byte[16]);
        data.writeTo(out);
        out.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        out.write("MaxMind.com".getBytes(UTF_8));
        encode(
                out,
                Map.of(
                        "node_count", nodes.size(),
                        "record_size", 24,
                        "ip_version", 4,
                        "database_type", "Test",
                        "languages", List.of("en"),
                        "binary_format_major_version", 2,
                        "binary_format_minor_version", 0,
                        "build_epoch", 1,
                        "description", Map.of("en", "test")));
        return Files.write(file, out.toByteArray());
    }

    private static void encode(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                var bytes = text.getBytes(UTF_8);
                out.write(2 << 5 | bytes.length);
                out.write(bytes);
            }
            case Integer number -> {
                out.write(6 << 5 | 4);
                out.write(new byte[] {
                    (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), number.byteValue()
                });
            }
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                for (var entry : map.entrySet()) {
                    encode(out, entry.getKey());
                    encode(out, entry.getValue());
                }
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                for (var item : list) {
                    encode(out, item);
                }
            }
            default -> throw new IllegalArgumentException("no such type here: " + value);
        }
    }
}
