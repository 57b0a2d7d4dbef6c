package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;

/** Reads the next stretch of a log while the present one is applied. Not for several threads. */
final class ReadAhead<E> {
    private final LogReader<E> reader;
    private final CompanyId company;
    private final Supplier<Optional<TrackingToken>> upTo;
    private final Executor background;
    private Optional<Pending<E>> pending = Optional.empty();

    private record Pending<E>(TrackingToken after, CompletableFuture<Chunk<E>> chunk) {}

    /** @param upTo how far the live generations have come by now */
    ReadAhead(LogReader<E> reader, CompanyId company, Supplier<Optional<TrackingToken>> upTo, Executor background) {
        this.reader = reader;
        this.company = company;
        this.upTo = upTo;
        this.background = background;
    }

    /** The stretch after a place; what follows it is being read from now on. */
    Chunk<E> after(Optional<TrackingToken> place) {
        var ahead = pending.filter(begun -> place.filter(begun.after()::equals).isPresent());
        pending = Optional.empty();
        var chunk = ahead.map(ReadAhead::join).orElseGet(() -> read(place));
        pending = chunk.last() ? Optional.empty() : chunk.end().map(this::begin);
        return chunk;
    }

    /** The stretch after a place, whatever was read before. */
    Chunk<E> read(Optional<TrackingToken> place) {
        return upTo.get()
                .map(limit -> reader.read(company, place, limit))
                .orElseGet(() -> new Chunk<>(List.of(), place, true));
    }

    private Pending<E> begin(TrackingToken place) {
        return new Pending<>(place, CompletableFuture.supplyAsync(() -> read(Optional.of(place)), background));
    }

    private static <E> Chunk<E> join(Pending<E> ahead) {
        try {
            return ahead.chunk().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
