package dev.assay.server.projection;

import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's transactions, as Axon and the projections take part in them. */
final class Transactions implements TransactionManager {
    private final PlatformTransactionManager manager;

    Transactions(PlatformTransactionManager manager) {
        this.manager = manager;
    }

    /** Within the present transaction, or a new one. */
    <T extends @Nullable Object> T call(Supplier<T> work) {
        return template(TransactionDefinition.PROPAGATION_REQUIRED).execute(_ -> work.get());
    }

    void run(Runnable work) {
        template(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(_ -> work.run());
    }

    /** Commits by itself, whatever becomes of the present transaction. */
    void runApart(Runnable work) {
        template(TransactionDefinition.PROPAGATION_REQUIRES_NEW).executeWithoutResult(_ -> work.run());
    }

    <T> T callApart(Supplier<T> work) {
        return Objects.requireNonNull(
                template(TransactionDefinition.PROPAGATION_REQUIRES_NEW).execute(_ -> work.get()));
    }

    /** Leaves no trace in the present transaction when it fails. */
    void runNested(Runnable work) {
        template(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(_ -> work.run());
    }

    /** Reads everything as it stands at its first statement, however long it takes. */
    <T> T readSnapshot(Supplier<T> work) {
        var template = template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template.execute(_ -> work.get());
    }

    @Override
    public Transaction startTransaction() {
        var status = manager.getTransaction(new DefaultTransactionDefinition());
        return new Transaction() {
            @Override
            public void commit() {
                manager.commit(status);
            }

            @Override
            public void rollback() {
                if (!status.isCompleted()) {
                    manager.rollback(status);
                }
            }
        };
    }

    private TransactionTemplate template(int propagation) {
        var template = new TransactionTemplate(manager);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
