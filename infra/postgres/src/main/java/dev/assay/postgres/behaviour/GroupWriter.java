package dev.assay.postgres.behaviour;

import dev.assay.command.tracking.BehaviourLog;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes groups, over a connection that it opens when there is need. For one thread. */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int DAYS_AHEAD = 3;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final PGSimpleDataSource database;
    private final InstantSource clock;
    /** What the watch may cut short: guarded by this. */
    private @Nullable WriterSession session;

    private @Nullable Group writing;

    GroupWriter(PGSimpleDataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the connection and makes the partitions of the coming days, so that the first events need not wait for it. */
    void prepare() {
        try {
            session().prepare(comingDays());
        } catch (SQLException later) {
            LOG.warn("the behaviour log cannot be prepared: {}", later.getMessage());
            discard();
        }
    }

    private Set<LocalDate> comingDays() {
        var today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today::plusDays).collect(Collectors.toSet());
    }

    /** Writes a group and answers its callers, whatever happens. */
    void write(Group group) {
        var used = begin(group);
        try {
            store(group, used);
        } catch (RuntimeException fault) {
            discard();
            giveUp(group, fault);
        } finally {
            end();
        }
    }

    /** @return whether there was a connection already */
    private synchronized boolean begin(Group group) {
        writing = group;
        return session != null;
    }

    private synchronized void end() {
        writing = null;
    }

    private void store(Group group, boolean used) {
        long first = 0;
        try {
            var current = session();
            first = current.write(group);
            if (group.mayCommit()) {
                current.commit();
                group.stored();
            } else {
                current.rollback();
            }
        } catch (SQLException fault) {
            if (SqlFault.of(fault) == SqlFault.DISCONNECTED || !rollback()) {
                discard();
                afterDisconnection(group, first, fault, used);
            } else {
                afterFault(group, fault);
            }
        }
    }

    /** Gives up the group in hand when its callers have waited too long, and cuts the connection that keeps it. */
    synchronized void giveUpDue(long now, BehaviourLog.Unavailable why) {
        var group = writing;
        if (group != null && group.isDue(now)) {
            group.giveUp(why);
            if (session != null) {
                session.abort();
            }
        }
    }

    private void afterDisconnection(Group group, long first, SQLException fault, boolean used) {
        if (group.isCommitting()) {
            findOut(group, first);
        } else if (group.isOpen() && used) {
            // The connection was cut while nobody used it, or before the commit: nothing of the group was stored.
            write(group);
        } else {
            giveUp(group, fault);
        }
    }

    /** Asks whether the commit happened, as long as the callers wait. */
    private void findOut(Group group, long first) {
        while (group.isCommitting()) {
            try {
                if (session().holds(group, first)) {
                    group.stored();
                } else {
                    group.reopen();
                    write(group);
                }
                return;
            } catch (SQLException stillAway) {
                discard();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        LOG.warn(
                "whether {} events were written is not known; their callers were told to send them again",
                group.count());
    }

    private void afterFault(Group group, SQLException fault) {
        switch (SqlFault.of(fault)) {
            case PARTITION_MISSING -> {
                forgetDays();
                write(group);
            }
            case REFUSED -> afterRefusal(group, fault);
            case LOCKED -> {
                endFrozenTurns();
                giveUp(group, fault);
            }
            case DISCONNECTED, OTHER -> giveUp(group, fault);
        }
    }

    private void giveUp(Group group, Exception fault) {
        LOG.warn("{} events could not be written: {}", group.count(), fault.getMessage());
        group.giveUp(unavailable(fault));
    }

    private void forgetDays() {
        var current = current();
        if (current != null) {
            current.forgetDays();
        }
    }

    private void endFrozenTurns() {
        try {
            session().endFrozenTurns();
        } catch (SQLException later) {
            LOG.warn("a frozen writer could not be ended: {}", later.getMessage());
            discard();
        }
    }

    /** Halves what is refused until the append at fault stands alone: the others' events are stored. */
    private void afterRefusal(Group group, SQLException fault) {
        if (group.appends().size() > 1) {
            group.halves().forEach(this::write);
        } else {
            LOG.error("the database refuses {} events", group.count(), fault);
            group.fail(new IllegalArgumentException("the database refuses the events", fault));
        }
    }

    private WriterSession session() throws SQLException {
        var current = current();
        if (current == null) {
            current = WriterSession.open(database);
            keep(current);
        }
        return current;
    }

    private synchronized @Nullable WriterSession current() {
        return session;
    }

    private synchronized void keep(@Nullable WriterSession next) {
        session = next;
    }

    private boolean rollback() {
        var current = current();
        if (current == null) {
            return false;
        }
        try {
            current.rollback();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    private void discard() {
        var current = current();
        keep(null);
        if (current != null) {
            current.abort();
        }
    }

    static BehaviourLog.Unavailable unavailable(Throwable cause) {
        return new BehaviourLog.Unavailable("the behaviour log cannot take events now", cause);
    }

    @Override
    public void close() {
        var current = current();
        keep(null);
        if (current != null) {
            current.close();
        }
    }
}
