package dev.assay.postgres.behaviour;

import dev.assay.command.tracking.BehaviourLog;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Appends that share one commit. Either its writer decides to commit, or the watch decides that its callers have waited
 * long enough; never both, so what was given up in time is never stored.
 */
final class Group {
    private enum Phase {
        OPEN,
        COMMITTING,
        GIVEN_UP
    }

    private final List<Append> appends;
    private final int count;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);

    Group(List<Append> appends) {
        this.appends = List.copyOf(appends);
        this.count =
                appends.stream().mapToInt(append -> append.events().count()).sum();
    }

    List<Append> appends() {
        return appends;
    }

    /** How many events it has. */
    int count() {
        return count;
    }

    String firstId() {
        return appends.getFirst().events().firstId();
    }

    Set<LocalDate> days() {
        return appends.stream()
                .flatMap(append -> append.events().days().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the callers still wait. From now on the group may be stored even when they no longer do. */
    boolean mayCommit() {
        return phase.compareAndSet(Phase.OPEN, Phase.COMMITTING);
    }

    /** Nobody asked for its commit, and nobody gave it up. */
    boolean isOpen() {
        return phase.get() == Phase.OPEN;
    }

    /** Its commit was asked for, and nobody gave it up. */
    boolean isCommitting() {
        return phase.get() == Phase.COMMITTING;
    }

    /** It turned out that its commit did not happen. */
    void reopen() {
        phase.compareAndSet(Phase.COMMITTING, Phase.OPEN);
    }

    boolean isDue(long now) {
        return appends.stream().anyMatch(append -> append.isDue(now));
    }

    void giveUp(BehaviourLog.Unavailable why) {
        phase.set(Phase.GIVEN_UP);
        fail(why);
    }

    void stored() {
        appends.forEach(append -> append.answer().complete(null));
    }

    void fail(RuntimeException why) {
        appends.forEach(append -> append.answer().completeExceptionally(why));
    }

    List<Group> halves() {
        int middle = appends.size() / 2;
        return List.of(new Group(appends.subList(0, middle)), new Group(appends.subList(middle, appends.size())));
    }
}
