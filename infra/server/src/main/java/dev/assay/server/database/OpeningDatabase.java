package dev.assay.server.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;

/** A database that is being opened on a thread of its own; whatever came of it is closed in the end. */
final class OpeningDatabase implements DisposableBean {
    private final CompletableFuture<Database> opened;

    OpeningDatabase(Supplier<Database> opening) {
        opened = CompletableFuture.supplyAsync(
                opening, task -> Thread.ofPlatform().name("database").start(task));
    }

    /** The open database, or the fault that kept it from opening. */
    Database await() {
        try {
            return opened.join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RuntimeException cause ? cause : fault;
        }
    }

    @Override
    public void destroy() {
        opened.handle((database, fault) -> {
                    if (database != null) {
                        database.close();
                    }
                    return true;
                })
                .join();
    }
}
