package dev.assay.calibration;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.VariantId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A simulated user: bought something before, perhaps; is exposed some time in the fortnight, comes a few times, and buys at some of
 * the visits, more the more is spent by habit. Only the gain differs between variants: a tenth more in the treatment.
 */
final class Visitor {
    static final double LIFT = 0.1;

    private static final double PAST = 0.8;
    private static final double DUPLICATED = 0.1;

    private final SplittableRandom random;
    private final VariantId variant;
    private final UserReference user;
    private final List<BehaviourEvent> events = new ArrayList<>();
    private double before;
    private double after;

    private Visitor(SplittableRandom random, VariantId variant) {
        this.random = random;
        this.variant = variant;
        this.user = new UserReference(ByteBuffer.allocate(32)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array());
    }

    /** Some events twice, and in any order. */
    static Visitor of(SplittableRandom random, VariantId variant, boolean treated) {
        var visitor = new Visitor(random, variant);
        visitor.live(treated);
        return visitor;
    }

    List<BehaviourEvent> events() {
        return events;
    }

    /** What was spent before the exposure, and after it: told apart from the fold, to hold it against. */
    double before() {
        return before;
    }

    double after() {
        return after;
    }

    private void live(boolean treated) {
        double habit = random.nextGaussian();
        var exposed = Simulation.START.plusMillis(random.nextLong(Simulation.LENGTH.toMillis()));
        if (random.nextDouble() < PAST) {
            before = purchase(habit, exposed.minus(Duration.ofMinutes(1 + random.nextInt(13 * 24 * 60))));
        }
        add(BehaviourKind.EXPOSURE, "shown", exposed, Map.of());
        int visits = 1 + random.nextInt(4);
        double chance = Math.clamp(0.2 + 0.05 * habit, 0.02, 0.6);
        for (int visit = 0; visit < visits; visit++) {
            var at = exposed.plusSeconds(60L * visit + 1);
            add(BehaviourKind.CUSTOM, "visit", at, Map.of());
            if (random.nextDouble() < chance) {
                after += purchase(habit, at.plusSeconds(30));
            }
        }
        double gain = Math.exp(1 + 0.4 * random.nextGaussian()) * (treated ? 1 + LIFT : 1);
        add(BehaviourKind.CUSTOM, "gain", exposed.plusSeconds(5), Map.of("amount", gain));
        shuffle();
    }

    private double purchase(double habit, Instant at) {
        double amount = Math.exp(3 + 0.4 * habit + 0.3 * random.nextGaussian());
        add(BehaviourKind.CUSTOM, "purchase", at, Map.of("amount", amount));
        return amount;
    }

    private void add(BehaviourKind kind, String name, Instant at, Map<String, Object> properties) {
        boolean exposure = kind == BehaviourKind.EXPOSURE;
        var event = new BehaviourEvent(
                Simulation.SCOPE,
                name + "-" + events.size(),
                user,
                kind,
                name,
                exposure ? Optional.of(Simulation.EXPERIMENT.id()) : Optional.empty(),
                exposure ? Optional.of(variant) : Optional.empty(),
                at,
                at,
                Simulation.STARTED,
                Optional.empty(),
                properties,
                ClientTraits.UNKNOWN);
        events.add(event);
        if (random.nextDouble() < DUPLICATED) {
            events.add(event);
        }
    }

    private void shuffle() {
        for (int i = events.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            var swapped = events.get(i);
            events.set(i, events.get(j));
            events.set(j, swapped);
        }
    }
}
