package dev.assay.server.projection;

import dev.assay.model.event.EventTypes;
import dev.assay.model.projection.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** Dead letters of a view in memory: they come again with the view at the next start. */
final class MemoryLetters implements Letters {
    /** However many events fail, their view goes on. */
    private static final int MANY = 10_000_000;

    private final ConcurrentMap<Integer, SequencedDeadLetterQueue<EventMessage<?>>> queues = new ConcurrentHashMap<>();

    @Override
    public SequencedDeadLetterQueue<EventMessage<?>> queue(Generation generation) {
        return queues.computeIfAbsent(
                generation.id(),
                _ -> InMemorySequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .maxSequences(MANY)
                        .maxSequenceSize(MANY)
                        .build());
    }

    @Override
    public Set<String> waiting(Generation generation) {
        var queue = queue(generation);
        if (queue.amountOfSequences() == 0) {
            return Set.of();
        }
        var sequences = new HashSet<String>();
        for (var letters : queue.deadLetters()) {
            for (var letter : letters) {
                sequences.add(LetterFacts.sequence(letter));
                break;
            }
        }
        return sequences;
    }

    @Override
    public List<Letter> list(Generation generation, int limit) {
        var letters = new ArrayList<Letter>();
        for (var sequence : queue(generation).deadLetters()) {
            sequence.forEach(letter -> letters.add(letter(letter)));
        }
        letters.sort(Comparator.comparingLong(Letter::position));
        return List.copyOf(letters.subList(0, Math.min(limit, letters.size())));
    }

    private static Letter letter(DeadLetter<? extends EventMessage<?>> letter) {
        var type = letter.message().getPayloadType();
        return new Letter(
                letter.message().getIdentifier(),
                LetterFacts.sequence(letter),
                LetterFacts.position(letter),
                EventTypes.isEvent(type) ? EventTypes.nameOf(type) : type.getSimpleName(),
                letter.enqueuedAt(),
                letter.cause().map(Cause::type),
                letter.cause().map(Cause::message));
    }

    @Override
    public long count(Generation generation) {
        return queue(generation).size();
    }
}
