package dev.assay.postgres.behaviour;

import dev.assay.command.tracking.BehaviourLog;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
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
            if (store(group)) {
                group.stored();
            }
        } catch (SQLException fault) {
            afterFault(group, fault, used);
        } catch (RuntimeException fault) {
            LOG.error("{} events could not be written", group.count(), fault);
            discard();
            group.giveUp(unavailable(fault));
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

    /** Whether it is in the log; not when its callers were told meanwhile that it is not. */
    private boolean store(Group group) throws SQLException {
        var current = session();
        current.write(group);
        if (!group.mayCommit()) {
            current.rollback();
            return false;
        }
        current.commit();
        return true;
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

    private void afterFault(Group group, SQLException fault, boolean used) {
        if (isRefusal(fault) && rollback()) {
            afterRefusal(group, fault);
        } else if (used && group.isOpen() && isDisconnection(fault)) {
            // The connection was cut while nobody used it: nothing of the group was stored.
            discard();
            write(group);
        } else {
            LOG.warn("{} events could not be written: {}", group.count(), fault.getMessage());
            if (isDisconnection(fault) || !rollback()) {
                discard();
            }
            group.giveUp(unavailable(fault));
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

    /** SQLSTATE classes of what is wrong with the data: data exceptions, constraints. */
    private static boolean isRefusal(SQLException fault) {
        var state = fault.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static boolean isDisconnection(SQLException fault) {
        var state = fault.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
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
