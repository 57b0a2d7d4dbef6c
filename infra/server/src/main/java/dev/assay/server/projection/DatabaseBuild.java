package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Builds a generation in the database. Each stretch of the log is a transaction, with the place it ends at; whoever works
 * holds the generation's row, so that nodes may take turns but never do the same work.
 *
 * <p>It never reads further than the live generation has: caught up, both hold exactly the same events.
 */
final class DatabaseBuild<E> implements Build {
    /** While the live generation is held, more than this is left for another time. */
    private static final int STRETCHES_WHILE_HELD = 5;

    private final Generation generation;
    private final LiveView<E> live;
    private final Workshop shop;
    private final ReadAhead<E> log;

    DatabaseBuild(Generation generation, LiveView<E> live, Workshop shop) {
        this.generation = generation;
        this.live = live;
        this.shop = shop;
        this.log = new ReadAhead<>(live.reader(), generation.company(), live.ledger()::reached, shop.background());
    }

    @Override
    public Next step() {
        var begun = System.nanoTime();
        return shop.transactions()
                .call(() -> shop.rebuilds()
                        .claim(generation.id())
                        .map(record -> advance(record, begun))
                        // Another node is at it.
                        .orElse(() -> Next.LATER))
                .next();
    }

    /** What to do once the present transaction is over. */
    @FunctionalInterface
    private interface Then {
        Next next();
    }

    private Then advance(GenerationRecord record, long begun) {
        if (!record.status().isInWork()) {
            return () -> Next.OVER;
        }
        var chunk = log.after(place(record));
        write(record, chunk, begun);
        return chunk.last() ? () -> caughtUp(record) : () -> Next.MORE;
    }

    private Next caughtUp(GenerationRecord record) {
        return switch (record.status()) {
            case BUILDING -> record.comparison().isEmpty() ? compare() : report(record);
            case PROMOTING -> promote();
            default -> Next.LATER;
        };
    }

    /** Both checksums at one event of the log. Writing is held up while the snapshot is taken, not while it is digested. */
    private Next compare() {
        var comparison = new AtomicReference<>(CompletableFuture.completedFuture(Optional.<Comparison>empty()));
        live.ledger().exclusively(generation.company(), current -> {
            // Committed apart, or the snapshot would not see it.
            if (shop.transactions().callApart(this::catchUp)) {
                comparison.set(digested(current));
            }
        });
        join(comparison.get()).ifPresent(found -> shop.rebuilds().compared(generation.id(), found));
        return shop.rebuilds().find(generation.id()).map(this::report).orElse(Next.OVER);
    }

    private CompletableFuture<Optional<Comparison>> digested(Generation current) {
        var snapshot = new CompletableFuture<Void>();
        var projection = live.view().projection();
        var comparison = CompletableFuture.supplyAsync(
                () -> shop.transactions().readSnapshot(() -> {
                    // The first statement: it decides the moment all others see.
                    var _ = shop.rebuilds().find(generation.id());
                    snapshot.complete(null);
                    return Optional.of(new Comparison(projection.checksum(generation), projection.checksum(current)));
                }),
                shop.background());
        comparison.whenComplete((_, _) -> snapshot.complete(null));
        snapshot.join();
        return comparison;
    }

    private Next report(GenerationRecord record) {
        record.comparison()
                .ifPresent(comparison -> shop.reports().completed(generation, record.builtEvents(), comparison));
        return Next.LATER;
    }

    private Next promote() {
        live.ledger().exclusively(generation.company(), current -> {
            if (catchUp()) {
                live.ledger().replace(current, generation);
            }
        });
        return Next.LATER;
    }

    /** Reads what is left, while nothing is added; false when that cannot be done right now. */
    private boolean catchUp() {
        for (int stretch = 0; stretch < STRETCHES_WHILE_HELD; stretch++) {
            var begun = System.nanoTime();
            var claimed = shop.rebuilds()
                    .claim(generation.id())
                    .filter(record -> record.status().isInWork());
            if (claimed.isEmpty()) {
                return false;
            }
            var chunk = log.read(place(claimed.get()));
            write(claimed.get(), chunk, begun);
            if (chunk.last()) {
                return true;
            }
        }
        return false;
    }

    private void write(GenerationRecord record, Chunk<E> chunk, long begun) {
        live.applying().apply(generation, chunk.arrivals());
        TooManyLetters.check(live.letters(), generation);
        if (chunk.end().isPresent() && !chunk.end().equals(place(record))) {
            var end = chunk.end().get();
            shop.rebuilds()
                    .advanced(
                            generation.id(),
                            new RebuildStore.Place(
                                    Tokens.position(end),
                                    Optional.of(shop.tokens().text(end)),
                                    record.events() + chunk.arrivals().size()),
                            Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private Optional<TrackingToken> place(GenerationRecord record) {
        return record.token().map(shop.tokens()::token);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
