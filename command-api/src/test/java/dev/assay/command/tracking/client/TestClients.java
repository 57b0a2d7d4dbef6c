package dev.assay.command.tracking.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Readers of clients without the real rules, which take seconds to load. */
public final class TestClients {
    private TestClients() {}

    /** Takes every client for a phone, and those that say "bot" for robots. */
    public static ClientReader ready() {
        return new ClientReader(Places.in(Optional.empty()), new UserAgents(Runnable::run, () -> TestClients::phone));
    }

    /** Waits until the rules are there. */
    public static ClientReader waitingFor(CompletableFuture<Void> rules) {
        return new ClientReader(Places.in(Optional.empty()), new UserAgents(Thread::startVirtualThread, () -> {
            rules.join();
            return TestClients::phone;
        }));
    }

    private static Agent phone(String userAgent) {
        return new Agent("Phone", "Chrome", "Android", userAgent.contains("bot"));
    }
}
