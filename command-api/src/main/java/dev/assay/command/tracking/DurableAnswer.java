package dev.assay.command.tracking;

import dev.assay.http.Exchange;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 202 when the log has the events, and 503 when it never will. No thread waits for the commit. */
final class DurableAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(DurableAnswer.class);
    private static final int ACCEPTED = 202;

    private final BehaviourLog log;

    DurableAnswer(BehaviourLog log) {
        this.log = log;
    }

    void append(Exchange exchange, List<BehaviourEvent> events, byte[] accepted) {
        if (events.isEmpty()) {
            exchange.answer(ACCEPTED, accepted);
            return;
        }
        // Off the thread that commits: it has the next group to write.
        appended(events)
                .whenCompleteAsync((done, fault) -> answer(exchange, accepted, fault), Thread::startVirtualThread);
    }

    private CompletableFuture<Void> appended(List<BehaviourEvent> events) {
        try {
            return log.append(events);
        } catch (BehaviourLog.Unavailable unavailable) {
            return CompletableFuture.failedFuture(unavailable);
        }
    }

    private static void answer(Exchange exchange, byte[] accepted, @Nullable Throwable fault) {
        var cause = fault instanceof CompletionException ? fault.getCause() : fault;
        if (cause == null) {
            exchange.answer(ACCEPTED, accepted);
        } else if (cause instanceof BehaviourLog.Unavailable) {
            exchange.refuse(Problem.of(
                    ProblemType.UNAVAILABLE,
                    "Events cannot be stored at the moment; none of these were. Send them again"));
        } else {
            LOG.error("Request {}: events could not be stored", exchange.requestId(), cause);
            exchange.refuse(Problem.of(ProblemType.INTERNAL, "The fault is ours and has been logged"));
        }
    }
}
