package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The ledger of a view every node keeps in its own memory: each node hands over by itself. */
final class MemoryLedger implements Ledger {
    private final Function<CompanyId, Generation> liveAtStart;
    private final ConcurrentMap<CompanyId, Generation> live = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock handover = new ReentrantReadWriteLock();
    private volatile @Nullable TrackingToken reached;

    /** @param liveAtStart the generation other nodes' readers see; a new node builds that one right away */
    MemoryLedger(Function<CompanyId, Generation> liveAtStart) {
        this.liveAtStart = liveAtStart;
    }

    @Override
    public Generation live(CompanyId company) {
        return live.computeIfAbsent(company, liveAtStart);
    }

    @Override
    public void withLive(SortedSet<CompanyId> companies, Consumer<Map<CompanyId, Generation>> work) {
        handover.readLock().lock();
        try {
            work.accept(companies.stream().collect(Collectors.toMap(company -> company, this::live)));
        } finally {
            handover.readLock().unlock();
        }
    }

    @Override
    public void advance(TrackingToken token) {
        reached = token;
    }

    @Override
    public Optional<TrackingToken> reached() {
        return Optional.ofNullable(reached);
    }

    @Override
    public void exclusively(CompanyId company, Consumer<Generation> work) {
        handover.writeLock().lock();
        try {
            work.accept(live(company));
        } finally {
            handover.writeLock().unlock();
        }
    }

    @Override
    public void replace(Generation old, Generation next) {
        live.put(next.company(), next);
    }

    @Override
    public void attempt(Runnable work) {
        work.run();
    }
}
