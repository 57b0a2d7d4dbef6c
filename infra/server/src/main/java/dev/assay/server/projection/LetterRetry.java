package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies dead letters again, each sequence in its order up to the first that still fails. Nobody writes to the live
 * generation meanwhile: an event that comes in behind the last letter is applied after it, never before.
 */
final class LetterRetry<E> {
    private static final Logger LOG = LoggerFactory.getLogger(LetterRetry.class);

    /** Letters a transaction: others' events wait so long. */
    private static final int PAGE = 100;

    private final LiveView<E> live;
    private int retried;
    private int failed;

    LetterRetry(LiveView<E> live) {
        this.live = live;
    }

    /** @param sequence all when absent */
    RetryOutcome retry(CompanyId company, Optional<String> sequence) {
        var waiting = live.letters().waiting(live.ledger().live(company));
        for (var each : new TreeSet<>(sequence.map(List::of).orElseGet(() -> List.copyOf(waiting)))) {
            while (page(company, each)) {
                // the next letters of the sequence
            }
        }
        return new RetryOutcome(
                retried, failed, live.letters().count(live.ledger().live(company)));
    }

    /** True when there may be more of the sequence. */
    private boolean page(CompanyId company, String sequence) {
        var more = new AtomicBoolean();
        live.ledger().exclusively(company, generation -> {
            var letters = first(generation, sequence);
            more.set(!letters.isEmpty() && letters.stream().allMatch(letter -> isApplied(generation, letter)));
        });
        return more.get();
    }

    private List<DeadLetter<? extends EventMessage<?>>> first(Generation generation, String sequence) {
        var letters = new LinkedHashMap<String, DeadLetter<? extends EventMessage<?>>>();
        for (var letter : live.letters().queue(generation).deadLetterSequence(sequence)) {
            // Axon reads on by numbers, and once the first letters are gone it gives the rest twice.
            var again = letters.putIfAbsent(letter.message().getIdentifier(), letter) != null;
            if (again || letters.size() == PAGE) {
                break;
            }
        }
        return List.copyOf(letters.values());
    }

    private boolean isApplied(Generation generation, DeadLetter<? extends EventMessage<?>> letter) {
        var event = live.view().feed().read(letter.message());
        var fault = live.applying().attempt(generation, List.of(event));
        var queue = live.letters().queue(generation);
        if (fault.isPresent()) {
            LOG.info(
                    "{} of {}: the event at {} still cannot be applied",
                    live.view().name(),
                    generation.company(),
                    LetterFacts.position(letter),
                    fault.get());
            queue.requeue(letter, same -> same.withCause(fault.get()).markTouched());
            failed++;
            return false;
        }
        queue.evict(letter);
        retried++;
        return true;
    }
}
