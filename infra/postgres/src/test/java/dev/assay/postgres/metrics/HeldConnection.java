package dev.assay.postgres.metrics;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stands for a transaction-aware data source: inside {@link #inTransaction} everybody gets the same connection. */
final class HeldConnection {
    private final Jdbi own;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final Jdbi shared;

    HeldConnection(Jdbi own) {
        this.own = own;
        this.shared = Jdbi.create(() -> {
            var held = current.get();
            return held == null ? own.open().getConnection() : new Unclosable(held).connection();
        });
    }

    Jdbi jdbi() {
        return shared;
    }

    void inTransaction(Runnable work) {
        own.useTransaction((Handle handle) -> {
            current.set(handle.getConnection());
            try {
                work.run();
            } finally {
                current.remove();
            }
        });
    }

    /** The same connection with a close that does nothing. */
    private record Unclosable(Connection held) {
        Connection connection() {
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        try {
                            return method.invoke(held, arguments);
                        } catch (java.lang.reflect.InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
