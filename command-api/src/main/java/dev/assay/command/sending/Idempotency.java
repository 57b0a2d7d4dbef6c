package dev.assay.command.sending;

import dev.assay.model.Scope;
import dev.assay.model.event.ContextKeys;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Lets a command that names an idempotency key be handled once: a repetition succeeds without doing anything. */
public final class Idempotency implements MessageHandlerInterceptor<CommandMessage<?>> {
    static final String KEY = "idempotency_key";
    static final String FINGERPRINT = "idempotency_fingerprint";

    private final IdempotencyLedger ledger;

    public Idempotency(IdempotencyLedger ledger) {
        this.ledger = ledger;
    }

    /** The result of a command that was handled before. */
    enum Repetition {
        DONE_BEFORE
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var metadata = unitOfWork.getMessage().getMetaData();
        if (metadata.get(KEY) instanceof String key) {
            var scope = Scope.of(
                    String.valueOf(metadata.get(ContextKeys.COMPANY)),
                    String.valueOf(metadata.get(ContextKeys.ENVIRONMENT)));
            if (!ledger.claim(scope, key, String.valueOf(metadata.get(FINGERPRINT)))) {
                return Repetition.DONE_BEFORE;
            }
        }
        return chain.proceed();
    }
}
