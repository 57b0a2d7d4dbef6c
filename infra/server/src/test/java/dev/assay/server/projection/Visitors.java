package dev.assay.server.projection;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A seeded stream of visits: some come again, some buy, now and then an event comes late or twice. */
final class Visitors {
    private final SplittableRandom random = new SplittableRandom(23);
    private final Scope scope;
    private final int users;
    private final long lifecyclePosition;
    private long sequence;

    /** @param lifecyclePosition where the experiment they see was running */
    Visitors(Scope scope, int users, long lifecyclePosition) {
        this.scope = scope;
        this.users = users;
        this.lifecyclePosition = lifecyclePosition;
    }

    List<BehaviourEvent> next(int count) {
        var events = new ArrayList<BehaviourEvent>(count);
        while (events.size() < count) {
            int user = random.nextInt(users);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> events.add(event(user, BehaviourKind.EXPOSURE, "shown", Map.of()));
                case 4, 5 ->
                    events.add(event(
                            user,
                            BehaviourKind.CUSTOM,
                            "purchase",
                            Map.of("revenue", random.nextInt(10_000) / 100.0, "currency", "EUR")));
                case 6 -> events.add(event(user, BehaviourKind.CONVERSION, "signup", Map.of()));
                default -> events.add(event(user, BehaviourKind.CUSTOM, "page_view", Map.of("page", "/basket")));
            }
            if (random.nextInt(50) == 0) {
                events.add(events.getLast());
            }
        }
        return events.subList(0, count);
    }

    private BehaviourEvent event(int user, BehaviourKind kind, String name, Map<String, Object> properties) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ofExperiment = kind != BehaviourKind.CUSTOM;
        return new BehaviourEvent(
                scope,
                "event-" + sequence++,
                reference(user),
                kind,
                name,
                ofExperiment ? Optional.of(new ExperimentId("checkout")) : Optional.empty(),
                kind == BehaviourKind.EXPOSURE
                        ? Optional.of(new VariantId(user % 2 == 0 ? "control" : "new"))
                        : Optional.empty(),
                now.minus(Duration.ofMillis(random.nextInt(5_000))),
                now,
                lifecyclePosition,
                Optional.empty(),
                properties,
                ClientTraits.UNKNOWN);
    }

    private static UserReference reference(int user) {
        var spread = new SplittableRandom(user);
        return new UserReference(ByteBuffer.allocate(32)
                .putLong(spread.nextLong())
                .putLong(spread.nextLong())
                .putLong(spread.nextLong())
                .putLong(spread.nextLong())
                .array());
    }
}
