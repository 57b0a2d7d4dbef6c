package dev.assay.server.projection;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The smallest view in memory: which events of the store a generation has seen, by position. */
final class MemoryTally implements LifecycleProjection {
    static final ProjectionName NAME = new ProjectionName("memory-tally");

    /** Events that cannot be applied. */
    volatile Predicate<LifecycleEvent> poison = _ -> false;

    private final ConcurrentMap<Integer, SortedSet<Long>> seen = new ConcurrentHashMap<>();

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
        for (var event : events) {
            if (poison.test(event)) {
                throw new IllegalStateException("poison");
            }
            seen.computeIfAbsent(generation.id(), _ -> new ConcurrentSkipListSet<>())
                    .add(event.position());
        }
    }

    @Override
    public void erase(Generation generation) {
        seen.remove(generation.id());
    }

    @Override
    public String checksum(Generation generation) {
        return seen(generation).toString();
    }

    SortedSet<Long> seen(Generation generation) {
        return new TreeSet<>(seen.getOrDefault(generation.id(), new TreeSet<>()));
    }
}
