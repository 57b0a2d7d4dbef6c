package dev.assay.postgres.behaviour;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Events as a shop would send them: exposures, visits, and purchases with properties. */
final class Events {
    static final Scope SHOP = Scope.of("acme", "production");
    private static final List<ClientTraits> CLIENTS = List.of(
            new ClientTraits("DE", "Berlin", "Berlin", "Phone", "Chrome", "Android", false),
            new ClientTraits("GB", "England", "London", "Desktop", "Firefox", "Windows", false),
            new ClientTraits("", "", "", "Robot", "Googlebot", "", true));

    private Events() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static BehaviourEvent event(String id) {
        return event(SHOP, id, now());
    }

    static BehaviourEvent event(Scope scope, String id, Instant receivedAt) {
        return new BehaviourEvent(
                scope,
                id,
                user(id.hashCode()),
                BehaviourKind.CONVERSION,
                "purchase",
                Optional.of(new ExperimentId("checkout")),
                Optional.of(new VariantId("treatment")),
                receivedAt.minusMillis(40),
                receivedAt,
                7,
                Optional.of("9QhYqDDNfAXPpBfwLwM2Kg"),
                Map.of("revenue", 19.99, "items", 3L),
                CLIENTS.getFirst());
    }

    static List<BehaviourEvent> events(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> event(prefix + "-" + i)).toList();
    }

    /** A mix of kinds: half exposures, a third of the rest with properties. */
    static List<BehaviourEvent> mixed(SplittableRandom random, int count) {
        var now = now();
        return IntStream.range(0, count).mapToObj(_ -> mixed(random, now)).toList();
    }

    private static BehaviourEvent mixed(SplittableRandom random, Instant now) {
        boolean exposure = random.nextBoolean();
        boolean purchase = !exposure && random.nextInt(3) == 0;
        return new BehaviourEvent(
                SHOP,
                Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()),
                user(random.nextInt(1_000_000)),
                exposure ? BehaviourKind.EXPOSURE : purchase ? BehaviourKind.CONVERSION : BehaviourKind.CUSTOM,
                exposure ? "exposure" : purchase ? "purchase" : "page_view",
                exposure ? Optional.of(new ExperimentId("checkout")) : Optional.empty(),
                exposure ? Optional.of(new VariantId("treatment")) : Optional.empty(),
                now.minusMillis(random.nextInt(1_000)),
                now,
                7,
                Optional.of("9QhYqDDNfAXPpBfwLwM2Kg"),
                purchase ? Map.of("revenue", random.nextInt(10_000) / 100.0, "currency", "EUR") : Map.of(),
                CLIENTS.get(random.nextInt(CLIENTS.size())));
    }

    static UserReference user(int number) {
        var bytes = ByteBuffer.allocate(32);
        var random = new SplittableRandom(number);
        for (int i = 0; i < 4; i++) {
            bytes.putLong(random.nextLong());
        }
        return new UserReference(bytes.array());
    }
}
