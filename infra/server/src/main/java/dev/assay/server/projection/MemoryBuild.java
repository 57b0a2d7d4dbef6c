package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Builds a generation in this node's memory; every node does so for itself, and hands over by itself. The first to have
 * caught up says so, and the first to hand over moves the pointer that nodes begin from.
 */
final class MemoryBuild<E> implements Build {
    private final Generation generation;
    private final LiveView<E> live;
    private final Workshop shop;
    private final ReadAhead<E> log;
    private Optional<TrackingToken> place = Optional.empty();
    private long events;

    MemoryBuild(Generation generation, LiveView<E> live, Workshop shop) {
        this.generation = generation;
        this.live = live;
        this.shop = shop;
        this.log = new ReadAhead<>(live.reader(), generation.company(), live.ledger()::reached, shop.background());
    }

    @Override
    public Next step() {
        var record = shop.rebuilds().find(generation.id());
        var status = record.map(GenerationRecord::status).orElse(GenerationStatus.DISCARDED);
        if (isLiveHere()) {
            return status == GenerationStatus.PROMOTING ? point() : Next.OVER;
        }
        if (!status.isInWork() && status != GenerationStatus.LIVE) {
            live.ledger().exclusively(generation.company(), _ -> forget(generation));
            return Next.OVER;
        }
        var begun = System.nanoTime();
        var chunk = log.after(place);
        if (!chunk.end().equals(place)) {
            live.ledger().exclusively(generation.company(), _ -> take(chunk));
            note(Duration.ofNanos(System.nanoTime() - begun));
        }
        if (!chunk.last()) {
            return Next.MORE;
        }
        return switch (status) {
            case BUILDING -> record.map(this::complete).orElse(Next.LATER);
            case PROMOTING, LIVE -> handOver();
            default -> Next.LATER;
        };
    }

    private boolean isLiveHere() {
        return live.ledger().live(generation.company()).number() >= generation.number();
    }

    /** The view is called by one thread at a time: nobody writes to the live generation meanwhile. */
    private void take(Chunk<E> chunk) {
        live.applying().apply(generation, chunk.arrivals());
        TooManyLetters.check(live.letters(), generation);
        place = chunk.end();
        events += chunk.arrivals().size();
    }

    private void note(Duration busy) {
        var position = place.map(Tokens::position).orElse(-1L);
        shop.rebuilds().advanced(generation.id(), new RebuildStore.Place(position, Optional.empty(), events), busy);
    }

    private Next complete(GenerationRecord record) {
        if (record.comparison().isEmpty()) {
            live.ledger().exclusively(generation.company(), current -> {
                catchUp();
                shop.rebuilds()
                        .compared(
                                generation.id(),
                                new Comparison(
                                        live.view().projection().checksum(generation),
                                        live.view().projection().checksum(current)));
            });
        }
        shop.rebuilds()
                .find(generation.id())
                .flatMap(GenerationRecord::comparison)
                .ifPresent(comparison -> shop.reports().completed(generation, events, comparison));
        return Next.LATER;
    }

    private Next handOver() {
        live.ledger().exclusively(generation.company(), current -> {
            catchUp();
            live.ledger().replace(current, generation);
            // Readers may still be at the one that was live; nobody is at those before it.
            shop.rebuilds().list(generation.company(), generation.projection()).stream()
                    .map(GenerationRecord::generation)
                    .filter(old -> old.number() < current.number())
                    .forEach(this::forget);
        });
        return Next.MORE;
    }

    private Next point() {
        shop.transactions().run(() -> {
            shop.generations().lockPointer(generation.company(), generation.projection());
            shop.rebuilds()
                    .claim(generation.id())
                    .filter(record -> record.status() == GenerationStatus.PROMOTING)
                    .ifPresent(_ -> shop.generations().point(generation));
        });
        return Next.LATER;
    }

    private void catchUp() {
        Chunk<E> chunk;
        do {
            chunk = log.read(place);
            take(chunk);
        } while (!chunk.last());
    }

    private void forget(Generation old) {
        live.view().projection().erase(old);
        live.letters().queue(old).clear();
    }
}
