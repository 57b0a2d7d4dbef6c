package dev.assay.postgres.embedded;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's configuration, written anew at each start; {@code ALTER SYSTEM} overrides it. */
final class Settings {
    private static final long MIB = 1L << 20;

    private Settings() {}

    static String file(int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("password_encryption", "scram-sha-256");

        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_compression", "on");
        settings.put("max_wal_size", "2GB");
        settings.put("min_wal_size", "256MB");
        settings.put("checkpoint_timeout", "15min");

        settings.put("shared_buffers", sharedBuffers() / MIB + "MB");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        return "# Written by Assay at each start; to change a setting for good, use ALTER SYSTEM.\n"
                + settings.entrySet().stream().map(Settings::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** An eighth of the machine's memory, from 64 MiB to 1 GiB: the JVM beside it needs the rest. */
    private static long sharedBuffers() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return Math.clamp(system.getTotalMemorySize() / 8, 64 * MIB, 1024 * MIB);
    }

    private static String line(Map.Entry<String, String> setting) {
        return setting.getKey() + " = '" + setting.getValue() + "'";
    }
}
