package dev.assay.postgres.metrics;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A seeded stream of events: each user is exposed to one or two experiments, some buy, some of what they do arrives twice,
 * late or out of order, and a few see two variants.
 */
final class SyntheticBehaviour {
    static final Scope SCOPE = Scope.of("acme", "production");
    private static final List<String> VARIANTS = List.of("control", "treatment");

    private final SplittableRandom random;
    private final Instant start;
    private final int users;
    private final int visitsAtOnce;
    private final long position;
    private long sequence;

    SyntheticBehaviour(long seed, Instant start, int users, int visitsAtOnce, long position) {
        this.random = new SplittableRandom(seed);
        this.start = start;
        this.users = users;
        this.visitsAtOnce = visitsAtOnce;
        this.position = position;
    }

    /** The next events, in the order a log would have them. */
    List<BehaviourEvent> next(int count) {
        var events = new ArrayList<BehaviourEvent>(count + 8);
        while (events.size() < count) {
            visits(events);
        }
        return events;
    }

    private void visits(List<BehaviourEvent> events) {
        int from = events.size();
        for (int i = 0; i < visitsAtOnce; i++) {
            visit(events);
        }
        for (int i = events.size() - 1; i > from; i--) {
            int other = from + random.nextInt(i - from + 1);
            var swapped = events.get(i);
            events.set(i, events.get(other));
            events.set(other, swapped);
        }
    }

    private void visit(List<BehaviourEvent> events) {
        int number = random.nextInt(users);
        var user = user(number);
        var at = start.plusMillis(sequence / 5);
        var variant = VARIANTS.get(random.nextInt(1_000) == 0 ? random.nextInt(2) : number & 1);
        add(
                events,
                user,
                BehaviourKind.EXPOSURE,
                "exposure",
                Optional.of("checkout"),
                Optional.of(variant),
                at,
                Map.of());
        if (random.nextInt(2) == 0) {
            var other = VARIANTS.get(number >> 1 & 1);
            add(
                    events,
                    user,
                    BehaviourKind.EXPOSURE,
                    "exposure",
                    Optional.of("banner"),
                    Optional.of(other),
                    at,
                    Map.of());
        }
        var late = at.plus(Duration.ofSeconds(random.nextInt(600) - 60));
        if (random.nextInt(5) == 0) {
            add(
                    events,
                    user,
                    BehaviourKind.CONVERSION,
                    "signup",
                    Optional.of("banner"),
                    Optional.empty(),
                    late,
                    Map.of());
        }
        if (random.nextInt(4) == 0) {
            Map<String, Object> properties = Map.of("revenue", random.nextInt(10_000) / 100.0, "currency", "EUR");
            add(events, user, BehaviourKind.CUSTOM, "purchase", Optional.empty(), Optional.empty(), late, properties);
        }
        if (random.nextInt(200) == 0) {
            events.add(events.getLast());
        }
    }

    private void add(
            List<BehaviourEvent> events,
            UserReference user,
            BehaviourKind kind,
            String name,
            Optional<String> experiment,
            Optional<String> variant,
            Instant at,
            Map<String, Object> properties) {
        events.add(new BehaviourEvent(
                SCOPE,
                "event-" + sequence++,
                user,
                kind,
                name,
                experiment.map(ExperimentId::new),
                variant.map(VariantId::new),
                at,
                at,
                position,
                Optional.empty(),
                properties,
                ClientTraits.UNKNOWN));
    }

    private static UserReference user(int number) {
        var bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        return new UserReference(bytes);
    }
}
