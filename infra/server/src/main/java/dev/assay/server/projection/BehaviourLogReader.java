package dev.assay.server.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.company.CompanyId;
import dev.assay.postgres.behaviour.BehaviourReader;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/** Reads one company's part of the behaviour log straight from its table, which nothing ever appears in the middle of. */
final class BehaviourLogReader implements LogReader<BehaviourEvent> {
    private final BehaviourReader log;
    private final int limit;

    /** @param limit how many events make a stretch; the more, the less each user's state is written again */
    BehaviourLogReader(BehaviourReader log, int limit) {
        this.log = log;
        this.limit = limit;
    }

    @Override
    public Chunk<BehaviourEvent> read(CompanyId company, Optional<TrackingToken> after, TrackingToken upTo) {
        var begin = after.map(Tokens::position).orElse(0L);
        var chunk = log.read(Optional.of(company), begin, Tokens.position(upTo), limit);
        if (chunk.isEmpty()) {
            return new Chunk<>(List.of(), Optional.of(upTo), true);
        }
        var end = new GlobalSequenceTrackingToken(chunk.lastPosition());
        var carrier = new GenericTrackedEventMessage<>(end, GenericEventMessage.asEventMessage(chunk));
        var arrivals = chunk.events().stream()
                .map(event -> new Arrival<>(event, carrier))
                .toList();
        return new Chunk<>(arrivals, Optional.of(end), false);
    }
}
