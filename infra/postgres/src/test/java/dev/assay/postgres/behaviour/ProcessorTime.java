package dev.assay.postgres.behaviour;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What something costs, whoever else is busy on the machine: the processor time of this process and of the database's,
 * between two moments. Of a backend that ended in between nothing is known.
 */
final class ProcessorTime {
    private final DataSource database;
    private final long nanos = System.nanoTime();
    private final long own = own();
    private final Map<Long, Duration> servers;

    private ProcessorTime(DataSource database) throws SQLException {
        this.database = database;
        this.servers = servers();
    }

    static ProcessorTime from(DataSource database) throws SQLException {
        return new ProcessorTime(database);
    }

    void report(String what, long events) throws SQLException {
        long elapsed = System.nanoTime() - nanos;
        long ownSince = own() - own;
        long serversSince = servers().entrySet().stream()
                .mapToLong(now -> now.getValue()
                        .minus(servers.getOrDefault(now.getKey(), Duration.ZERO))
                        .toNanos())
                .sum();
        System.out.printf(
                "%-24s %,9.0f events/s, %5.2f us an event here, %5.2f us in the database; load %.1f%n",
                what,
                events * 1e9 / elapsed,
                ownSince / 1e3 / events,
                serversSince / 1e3 / events,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static long own() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime();
    }

    private Map<Long, Duration> servers() throws SQLException {
        var times = new HashMap<Long, Duration>();
        try (var connection = database.getConnection()) {
            for (long number : numbers(connection)) {
                ProcessHandle.of(number)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .ifPresent(time -> times.put(number, time));
            }
        }
        return times;
    }

    private static List<Long> numbers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pid from pg_stat_activity where pid <> pg_backend_pid()")) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
