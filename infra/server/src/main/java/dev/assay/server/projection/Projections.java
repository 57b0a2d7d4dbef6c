package dev.assay.server.projection;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a company may know of its projections and do about their dead letters. */
public final class Projections {
    private final ProjectionEngine engine;
    private final RebuildStore rebuilds;
    private final RebuildFollower follower;
    private final Transactions transactions;

    Projections(ProjectionEngine engine, RebuildStore rebuilds, RebuildFollower follower, Transactions transactions) {
        this.engine = engine;
        this.rebuilds = rebuilds;
        this.follower = follower;
        this.transactions = transactions;
    }

    /** The projection of that name; refuses when there is none. */
    public ProjectionName named(String name) {
        return engine.views().stream()
                .map(live -> live.view().name())
                .filter(known -> known.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new Rejected(NotFound.of("projection", name)));
    }

    public List<ProjectionState> list(CompanyId company) {
        return engine.views().stream().map(live -> state(company, live)).toList();
    }

    public ProjectionState state(CompanyId company, ProjectionName name) {
        return state(company, live(name));
    }

    private ProjectionState state(CompanyId company, LiveView<?> live) {
        var name = live.view().name();
        // Who has read nothing of a log that holds nothing is not behind.
        var position = live.ledger().reached().map(Tokens::position).orElseGet(() -> ProjectionEngine.tail(live));
        var head = Math.max(position, ProjectionEngine.head(live));
        var generation = live.ledger().live(company);
        return new ProjectionState(
                name,
                live.view().projection() instanceof LifecycleProjection ? "lifecycle" : "behaviour",
                live.view().projection().inMemory(),
                generation.number(),
                position,
                head,
                head - position,
                live.letters().count(generation),
                position == head ? "up_to_date" : engine.isFailing(name) ? "failing" : "behind",
                rebuilds.list(company, name).stream()
                        .filter(record -> record.status().isInWork())
                        .map(record -> record.generation().number())
                        .findFirst());
    }

    /** Computed now, from all rows. */
    public GenerationChecksum checksum(CompanyId company, ProjectionName name) {
        var live = live(name);
        return live.view().projection().inMemory()
                ? checksumInMemory(company, live)
                : transactions.readSnapshot(() -> checksumNow(company, live));
    }

    private static GenerationChecksum checksumInMemory(CompanyId company, LiveView<?> live) {
        var checksum = new AtomicReference<GenerationChecksum>();
        live.ledger().exclusively(company, _ -> checksum.set(checksumNow(company, live)));
        return checksum.get();
    }

    private static GenerationChecksum checksumNow(CompanyId company, LiveView<?> live) {
        var generation = live.ledger().live(company);
        return new GenerationChecksum(
                generation.number(), position(live), live.view().projection().checksum(generation));
    }

    /** The newest first. */
    public List<RebuildState> rebuilds(CompanyId company, ProjectionName name) {
        var live = live(name);
        return rebuilds.list(company, name).stream()
                .filter(record -> record.generation().number() > 1)
                .map(record -> state(record, live))
                .toList();
    }

    public RebuildState rebuild(CompanyId company, ProjectionName name, int generation) {
        return rebuilds.find(company, name, generation)
                .filter(record -> record.generation().number() > 1)
                .map(record -> state(record, live(name)))
                .orElseThrow(() -> new Rejected(NotFound.of("rebuild", generation)));
    }

    private static RebuildState state(GenerationRecord record, LiveView<?> live) {
        return RebuildState.of(record, position(live), live.letters().count(record.generation()));
    }

    /** @param generation the live one when absent */
    public List<Letter> letters(CompanyId company, ProjectionName name, Optional<Integer> generation, int limit) {
        var live = live(name);
        var wanted = generation
                .map(number -> rebuilds.find(company, name, number)
                        .map(GenerationRecord::generation)
                        .orElseThrow(() -> new Rejected(NotFound.of("generation", number))))
                .orElseGet(() -> live.ledger().live(company));
        return live.letters().list(wanted, limit);
    }

    /** Applies the live generation's letters again, of one sequence or of all. */
    public RetryOutcome retry(CompanyId company, ProjectionName name, Optional<String> sequence) {
        return new LetterRetry<>(live(name)).retry(company, sequence);
    }

    /** Waits until what was said of generations up to a position shows here. */
    public boolean await(long position, Duration timeout) {
        return follower.await(position, timeout);
    }

    private LiveView<?> live(ProjectionName name) {
        return engine.view(name).orElseThrow(() -> new Rejected(NotFound.of("projection", name)));
    }

    private static long position(LiveView<?> live) {
        return live.ledger().reached().map(Tokens::position).orElse(-1L);
    }
}
