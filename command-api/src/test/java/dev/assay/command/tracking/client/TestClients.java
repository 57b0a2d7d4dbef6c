package dev.assay.command.tracking.client;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Readers of clients without the real rules, which take seconds to load. */
public final class TestClients {
    private TestClients() {}

    /** Takes every client for a phone, and those that say "bot" for robots. */
    public static ClientReader ready() {
        return reader(Places.in(Optional.empty()));
    }

    /** The same, and knows that 81.2.69.0/24 is in London. */
    public static ClientReader readyWithLondon(Path folder) throws Exception {
        var london = Map.of(
                "country", Map.of("iso_code", "GB"),
                "city", Map.of("names", Map.of("en", "London")));
        var file = new MmdbFile().put("81.2.69.0", 24, london).writeTo(folder.resolve("london.mmdb"));
        return reader(Places.in(Optional.of(file)));
    }

    /** Waits until the rules are there. */
    public static ClientReader waitingFor(CompletableFuture<Void> rules) {
        return new ClientReader(
                Places.in(Optional.empty()),
                new UserAgents(Thread::startVirtualThread, () -> {
                            rules.join();
                            return TestClients::phone;
                        })
                        .load());
    }

    private static ClientReader reader(Places places) {
        return new ClientReader(places, new UserAgents(Runnable::run, () -> TestClients::phone).load());
    }

    private static Agent phone(String userAgent) {
        return new Agent("Phone", "Chrome", "Android", userAgent.contains("bot"));
    }
}
