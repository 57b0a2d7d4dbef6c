package dev.assay.bench;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The same visitors as {@link Traffic}'s, as they stand in the log. */
final class RecordedTraffic {
    private final SplittableRandom random = new SplittableRandom(11);
    private final Scope scope;
    private final int users;
    private final long lifecyclePosition;
    private long sequence;

    RecordedTraffic(Scope scope, int users, long lifecyclePosition) {
        this.scope = scope;
        this.users = users;
        this.lifecyclePosition = lifecyclePosition;
    }

    List<BehaviourEvent> next(int count, Instant at) {
        var events = new ArrayList<BehaviourEvent>(count);
        while (events.size() < count) {
            events.add(event(at));
        }
        return events;
    }

    private BehaviourEvent event(Instant at) {
        int user = random.nextInt(users);
        return switch (random.nextInt(5)) {
            case 0 -> event(user, BehaviourKind.EXPOSURE, "shown", at, Map.of());
            case 1 ->
                event(
                        user,
                        BehaviourKind.CUSTOM,
                        "purchase",
                        at,
                        Map.of("revenue", random.nextInt(20_000) / 100.0, "currency", "EUR"));
            default ->
                event(
                        user,
                        BehaviourKind.CUSTOM,
                        "page_view",
                        at,
                        Map.of("page", "/products/" + random.nextInt(10_000), "referrer", "search"));
        };
    }

    private BehaviourEvent event(
            int user, BehaviourKind kind, String name, Instant at, Map<String, Object> properties) {
        var shown = kind == BehaviourKind.EXPOSURE;
        return new BehaviourEvent(
                scope,
                Long.toHexString(sequence++),
                reference(user),
                kind,
                name,
                shown ? Optional.of(new ExperimentId("bench")) : Optional.empty(),
                shown ? Optional.of(new VariantId(user % 2 == 0 ? "control" : "treatment")) : Optional.empty(),
                at,
                at,
                lifecyclePosition,
                Optional.of("session-" + user),
                properties,
                ClientTraits.UNKNOWN);
    }

    /** Spread like a digest, which is what references are. */
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
