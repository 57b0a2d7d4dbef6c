package dev.assay.analytics.proposals;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposal.Arm;
import dev.assay.model.experiment.AllocationProposal.Evidence;
import dev.assay.model.experiment.AllocationProposal.Settings;
import dev.assay.model.experiment.AllocationProposal.Share;
import dev.assay.model.experiment.Percent;
import dev.assay.model.metric.Direction;
import dev.assay.statistics.bandit.Belief;
import dev.assay.statistics.bandit.Pulls;
import dev.assay.statistics.bandit.Thompson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Divides traffic by a bandit's rule. A pure function of settings and evidence, so that a proposal can be worked out again and
 * compared. While a variant has told nothing yet, all get the same.
 */
final class Shares {
    private static final int ALL = 10_000;

    private final Settings settings;
    private final List<Arm> arms;
    private final boolean rate;
    private final boolean maximize;

    /** The arms in an order of the seed's: where two are alike, the first of them is taken. */
    private final List<Integer> order;

    private Shares(Settings settings, Evidence evidence) {
        this.settings = settings;
        this.arms = evidence.arms();
        this.rate = evidence.rate();
        this.maximize = evidence.direction() == Direction.INCREASE;
        this.order = new ArrayList<>(IntStream.range(0, arms.size()).boxed().toList());
        Collections.shuffle(order, new Random(settings.seed()));
    }

    static List<Share> of(Settings settings, Evidence evidence) {
        var shares = new Shares(settings, evidence);
        shares.check();
        List<Integer> rounded = rounded(shares.fractions());
        return IntStream.range(0, rounded.size())
                .mapToObj(i -> new Share(evidence.arms().get(i).variantId(), new Percent(rounded.get(i))))
                .toList();
    }

    private void check() {
        if ((long) settings.floor().basisPoints() * arms.size() > ALL) {
            throw new Rejected(new Rejection.Invalid(
                    "/floor", "is too high: " + arms.size() + " variants would get more than everything"));
        }
        if (settings.strategy() == AllocationProposal.Strategy.UCB1 && !rate) {
            throw new Rejected(new Rejection.Invalid(
                    "/strategy", "'ucb1' needs rewards between 0 and 1, such as conversions; take 'thompson'"));
        }
    }

    private double floor() {
        return settings.floor().basisPoints() / (double) ALL;
    }

    private List<Double> fractions() {
        return switch (settings.strategy()) {
            case THOMPSON -> hasEvidence() ? thompson().weights(floor()) : even();
            case TOP_TWO -> hasEvidence() ? thompson().topTwoWeights(floor()) : even();
            case UCB1 -> floored(onlyTo(order.get(pulls().next())));
            case EPSILON_GREEDY -> floored(unordered(pulls().greedy(settings.epsilon())));
        };
    }

    private boolean hasEvidence() {
        return rate
                || arms.stream()
                        .allMatch(arm -> arm.users() > 1 && arm.variance().orElse(0) > 0);
    }

    private Thompson thompson() {
        return Thompson.of(arms.stream().map(this::belief).toList(), maximize);
    }

    private Belief belief(Arm arm) {
        return rate
                ? Belief.Rate.of(1.0 + arm.conversions(), 1.0 + arm.users() - arm.conversions())
                : new Belief.Mean(
                        arm.mean().orElseThrow(), Math.sqrt(arm.variance().orElseThrow() / arm.users()));
    }

    /** In the seed's order, with rewards of which more is better. */
    private Pulls pulls() {
        return new Pulls(order.stream()
                .map(arms::get)
                .map(arm -> new Pulls.Arm(arm.users(), reward(arm)))
                .toList());
    }

    private double reward(Arm arm) {
        if (rate) {
            return maximize ? arm.conversions() : arm.users() - arm.conversions();
        }
        double total = arm.mean().orElse(0) * arm.users();
        return maximize ? total : -total;
    }

    private List<Double> unordered(List<Double> values) {
        List<Double> unordered = even();
        for (int i = 0; i < order.size(); i++) {
            unordered.set(order.get(i), values.get(i));
        }
        return unordered;
    }

    private List<Double> onlyTo(int arm) {
        return new ArrayList<>(IntStream.range(0, arms.size())
                .mapToObj(i -> i == arm ? 1.0 : 0.0)
                .toList());
    }

    private List<Double> even() {
        return new ArrayList<>(Collections.nCopies(arms.size(), 1.0 / arms.size()));
    }

    private List<Double> floored(List<Double> shares) {
        double rest = 1 - arms.size() * floor();
        return shares.stream().map(share -> floor() + rest * share).toList();
    }

    /** In basis points that add up: the largest remainders are rounded up, of equals the first. */
    private static List<Integer> rounded(List<Double> fractions) {
        double sum = fractions.stream().mapToDouble(Double::doubleValue).sum();
        List<Integer> rounded = new ArrayList<>();
        List<Double> remainders = new ArrayList<>();
        int left = ALL;
        for (double fraction : fractions) {
            double exact = ALL * fraction / sum;
            int whole = (int) Math.floor(exact);
            rounded.add(whole);
            remainders.add(exact - whole);
            left -= whole;
        }
        IntStream.range(0, fractions.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -remainders.get(i)))
                .limit(left)
                .forEach(i -> rounded.set(i, rounded.get(i) + 1));
        return rounded;
    }
}
