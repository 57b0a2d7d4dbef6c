package dev.assay.command.tracking.client;

import dev.assay.model.behaviour.ClientTraits;
import java.util.concurrent.CompletableFuture;

/** Makes of an address and a user agent what Assay keeps of them. */
public final class ClientReader {
    private final Places places;
    private final UserAgents agents;

    public ClientReader(Places places, UserAgents agents) {
        this.places = places;
        this.agents = agents;
    }

    /** The client's traits: at once, except while the rules for user agents still load. */
    public CompletableFuture<ClientTraits> read(String address, String userAgent) {
        var agent = agents.of(userAgent);
        return agent.thenApply(known -> {
            var place = places.of(address);
            return new ClientTraits(
                    place.country(),
                    place.region(),
                    place.city(),
                    known.device(),
                    known.browser(),
                    known.system(),
                    known.bot());
        });
    }
}
