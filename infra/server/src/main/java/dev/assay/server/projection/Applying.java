package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies events to a generation. One that cannot be applied goes to the dead letters, and so does what follows it in
 * its sequence; all others are applied. The database's bad moments are passed on: whoever calls tries again later.
 */
final class Applying<E> {
    private static final Logger LOG = LoggerFactory.getLogger(Applying.class);

    private final View<E> view;
    private final Ledger ledger;
    private final Letters letters;

    Applying(View<E> view, Ledger ledger, Letters letters) {
        this.view = view;
        this.ledger = ledger;
        this.letters = letters;
    }

    void apply(Generation generation, List<Arrival<E>> arrivals) {
        apply(generation, arrivals, new TreeSet<>(letters.waiting(generation)));
    }

    /** Halves what fails until the event at fault stands alone: a batch with one bad event costs few attempts. */
    private void apply(Generation generation, List<Arrival<E>> arrivals, Set<String> blocked) {
        var free = blocked.isEmpty() ? arrivals : withoutBlocked(generation, arrivals, blocked);
        if (free.isEmpty()) {
            return;
        }
        var fault = attempt(generation, free.stream().map(Arrival::event).toList());
        if (fault.isEmpty()) {
            return;
        }
        if (free.size() == 1) {
            bury(generation, free.getFirst(), fault.get());
            blocked.add(sequence(free.getFirst()));
            return;
        }
        var middle = free.size() / 2;
        apply(generation, free.subList(0, middle), blocked);
        apply(generation, free.subList(middle, free.size()), blocked);
    }

    private List<Arrival<E>> withoutBlocked(Generation generation, List<Arrival<E>> arrivals, Set<String> blocked) {
        var free = new ArrayList<Arrival<E>>(arrivals.size());
        for (var arrival : arrivals) {
            if (blocked.contains(sequence(arrival))) {
                letters.queue(generation).enqueue(sequence(arrival), letter(arrival, null));
            } else {
                free.add(arrival);
            }
        }
        return free;
    }

    /** The fault, if any, of applying these events; then nothing of them is left. */
    Optional<RuntimeException> attempt(Generation generation, List<E> events) {
        try {
            ledger.attempt(() -> view.apply(generation, events));
            return Optional.empty();
        } catch (RuntimeException fault) {
            if (Faults.isPassing(fault)) {
                throw fault;
            }
            return Optional.of(fault);
        }
    }

    private void bury(Generation generation, Arrival<E> arrival, RuntimeException fault) {
        LOG.warn(
                "{} of {}: the event at {} cannot be applied and waits among the dead letters",
                view.name(),
                generation.company(),
                arrival.position(),
                fault);
        letters.queue(generation).enqueue(sequence(arrival), letter(arrival, fault));
    }

    private DeadLetter<EventMessage<?>> letter(Arrival<E> arrival, @Nullable Throwable fault) {
        var message = view.feed().letter(arrival.event(), arrival.carrier());
        return new GenericDeadLetter<EventMessage<?>>(sequence(arrival), message, fault)
                .withDiagnostics(MetaData.from(LetterFacts.of(sequence(arrival), arrival.position())));
    }

    private String sequence(Arrival<E> arrival) {
        return view.feed().sequence(arrival.event());
    }
}
