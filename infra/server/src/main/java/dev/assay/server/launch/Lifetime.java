package dev.assay.server.launch;

import dev.assay.server.installation.CannotStart;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends in order what was started, whatever the moment the signal comes. Spring's own hook gives up on a context that is
 * still being made, and then the JVM ends and its PostgreSQL does not.
 */
final class Lifetime {
    private final Thread starter;
    /** Empty when the start failed, after it has taken back what it had begun. */
    private final CompletableFuture<Optional<ConfigurableApplicationContext>> outcome = new CompletableFuture<>();

    private volatile boolean ending;

    private Lifetime(Thread starter) {
        this.starter = starter;
    }

    /** Begins in the thread that starts the server, and then shows its demo. */
    static Lifetime begin() {
        var lifetime = new Lifetime(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end, "end"));
        return lifetime;
    }

    ConfigurableApplicationContext start(Supplier<ConfigurableApplicationContext> run) {
        try {
            var context = run.get();
            outcome.complete(Optional.of(context));
            return context;
        } finally {
            outcome.complete(Optional.empty());
        }
    }

    boolean isEnding() {
        return ending;
    }

    /**
     * Once the end has come no further bean is made, so that nobody waits for a start that is in vain. One that was made is
     * left alone: what it holds is given back only when it is made to the end.
     */
    BeanPostProcessor refusal() {
        return new InstantiationAwareBeanPostProcessor() {
            @Override
            public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
                if (ending) {
                    throw new CannotStart("it was told to stop");
                }
                return null;
            }
        };
    }

    private void end() {
        ending = true;
        outcome.join().ifPresent(context -> {
            starter.interrupt();
            context.close();
        });
    }
}
