package dev.assay.assignment.configuration;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the configuration that {@code /assign} answers from, in the memory of every node. All it holds hangs on one
 * reference to an immutable {@link Snapshot}. A batch makes the next one, which shares what the batch does not touch, and
 * puts it in place at once; of a batch that fails nothing is seen.
 */
public final class AssignmentProjection implements LifecycleProjection {
    public static final ProjectionName NAME = new ProjectionName("assignment");

    /** For writers: a rebuild applies beside the live generation. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void apply(Generation generation, List<LifecycleEvent> events) {
        writing.lock();
        try {
            snapshot = snapshot.after(generation, events);
        } finally {
            writing.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public void erase(Generation generation) {
        writing.lock();
        try {
            snapshot = snapshot.without(generation);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public String checksum(Generation generation) {
        return ConfigurationDigest.of(snapshot.of(generation));
    }

    void onChange(Runnable action) {
        listeners.add(action);
    }

    Snapshot snapshot() {
        return snapshot;
    }
}
