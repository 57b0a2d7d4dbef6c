package dev.assay.query.flaguse;

import dev.assay.model.Scope;
import dev.assay.model.flag.FlagUse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what flags serve in memory, and writes the sums every few seconds. Those of the last seconds before a crash are lost. */
public final class FlagEvaluations implements FlagUse, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlagEvaluations.class);
    private static final long PERIOD_SECONDS = 5;
    private static final String ADD = """
            INSERT INTO flag_evaluation (company, environment, flag, variation, day, times, last_at)
            VALUES (:company, :environment, :flag, :variation, :day, :times, :at)
            ON CONFLICT (company, environment, flag, variation, day)
            DO UPDATE SET times = flag_evaluation.times + excluded.times, last_at = excluded.last_at
            """;

    private final Jdbi database;
    private final InstantSource clock;
    private final ConcurrentMap<Served, LongAdder> counts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("flag-evaluations").daemon().factory());

    /** One variation of one flag. */
    private record Served(String company, String environment, String flag, String variation)
            implements Comparable<Served> {
        private static final Comparator<Served> ORDER = Comparator.comparing(Served::company)
                .thenComparing(Served::environment)
                .thenComparing(Served::flag)
                .thenComparing(Served::variation);

        @Override
        public int compareTo(Served other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often a variation was served on a day, and when last. */
    record Day(String flag, String variation, LocalDate day, long times, Instant lastAt) {}

    public FlagEvaluations(Jdbi database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        var _ = ticker.scheduleWithFixedDelay(this::write, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void seen(Scope scope, String flag, String variation, long times) {
        var served = new Served(scope.company().value(), scope.environment().value(), flag, variation);
        counts.computeIfAbsent(served, _ -> new LongAdder()).add(times);
    }

    /** In one order on every node, so that two that write at once wait for each other instead of for ever. */
    private void write() {
        var sums = new TreeMap<Served, Long>();
        counts.forEach((served, count) -> {
            long sum = count.sumThenReset();
            if (sum > 0) {
                sums.put(served, sum);
            }
        });
        if (sums.isEmpty()) {
            return;
        }
        try {
            database.useTransaction(handle -> {
                var now = clock.instant();
                var batch = handle.prepareBatch(ADD);
                sums.forEach((served, times) -> batch.bind("company", served.company())
                        .bind("environment", served.environment())
                        .bind("flag", served.flag())
                        .bind("variation", served.variation())
                        .bind("day", LocalDate.ofInstant(now, ZoneOffset.UTC))
                        .bind("times", times)
                        .bind("at", now)
                        .add());
                batch.execute();
            });
        } catch (JdbiException away) {
            LOG.warn("What flags served is written later: {}", away.getMessage());
            sums.forEach((served, times) ->
                    counts.computeIfAbsent(served, _ -> new LongAdder()).add(times));
        }
    }

    /** Of an environment's flags since a day, by flag, day and variation. */
    List<Day> since(Scope scope, LocalDate day) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT flag, variation, day, times, last_at FROM flag_evaluation
                        WHERE company = :company AND environment = :environment AND day >= :day
                        ORDER BY flag, day, variation
                        """)
                .bind("company", scope.company().value())
                .bind("environment", scope.environment().value())
                .bind("day", day)
                .map((row, _) -> new Day(
                        row.getString("flag"),
                        row.getString("variation"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("times"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public void close() {
        ticker.shutdown();
        write();
    }
}
