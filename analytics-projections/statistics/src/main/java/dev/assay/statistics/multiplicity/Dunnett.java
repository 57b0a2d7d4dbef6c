package dev.assay.statistics.multiplicity;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.GaussLegendre;
import dev.assay.statistics.distribution.LogConcave;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * Several treatments against one control (Dunnett 1955): the probability that the largest of the |T| is as large by chance,
 * knowing that all share the control. Given the control's deviation z they are independent, so P(max|T| &gt; c) = ∫ φ(z)·(1 -
 * Π(1 - q_i(z))) dz with q_i = P(|λ_i·z + √(1-λ_i²)·Z| &gt; c): one integral. Two-sided.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE}
 */
public record Dunnett(Status status, Optional<Outcome> outcome) {

    /**
     * All comparisons together.
     *
     * @param criticalValue |T| beyond it is significant
     */
    public record Outcome(List<Each> each, double criticalValue) {}

    /** @param interval holds together with those of all other treatments */
    public record Each(double difference, double se, double statistic, double adjustedP, Interval interval) {}

    /** With variances of their own and many users: T_i = d_i/√(V0+V_i), λ_i = √(V0/(V0+V_i)). */
    public static Dunnett of(Sample control, List<? extends Sample> treatments, double alpha) {
        return compare(control, treatments, OptionalInt.empty(), alpha);
    }

    /** With one variance for all, estimated with so many degrees of freedom: the classical test, by the multivariate t. */
    public static Dunnett pooled(Sample control, List<? extends Sample> treatments, int df, double alpha) {
        return compare(control, treatments, OptionalInt.of(df), alpha);
    }

    private static Dunnett compare(Sample control, List<? extends Sample> treatments, OptionalInt df, double alpha) {
        Status status = comparable(control, treatments);
        if (status != Status.OK) {
            return new Dunnett(status, Optional.empty());
        }
        double variance = pooledVariance(control, treatments);
        double v0 = df.isPresent() ? variance / control.n() : control.variance().orElseThrow() / control.n();
        double[] se = new double[treatments.size()];
        double[] lambda = new double[treatments.size()];
        for (int i = 0; i < se.length; i++) {
            Sample arm = treatments.get(i);
            double v = (df.isPresent() ? variance : arm.variance().orElseThrow()) / arm.n();
            se[i] = Math.sqrt(v0 + v);
            lambda[i] = Math.sqrt(v0 / (v0 + v));
            if (!(se[i] > 0)) {
                return new Dunnett(Status.ZERO_VARIANCE, Optional.empty());
            }
        }
        Tails tails = new Tails(lambda, df);
        double critical = tails.critical(alpha);
        return new Dunnett(
                Status.OK,
                Optional.of(new Outcome(
                        IntStream.range(0, se.length)
                                .mapToObj(i -> {
                                    OptionalDouble difference =
                                            treatments.get(i).meanMinus(control);
                                    double d = difference.orElseThrow();
                                    return new Each(
                                            d,
                                            se[i],
                                            d / se[i],
                                            Math.min(1, StrictMath.exp(tails.lnBeyond(Math.abs(d / se[i])))),
                                            Interval.around(d, critical * se[i]));
                                })
                                .toList(),
                        critical)));
    }

    private static Status comparable(Sample control, List<? extends Sample> treatments) {
        if (treatments.isEmpty() || control.n() == 0 || treatments.stream().anyMatch(arm -> arm.n() == 0)) {
            return Status.EMPTY_ARM;
        }
        return control.n() < 2 || treatments.stream().anyMatch(arm -> arm.n() < 2)
                ? Status.INSUFFICIENT_DATA
                : Status.OK;
    }

    private static double pooledVariance(Sample control, List<? extends Sample> treatments) {
        double sum = control.variance().orElseThrow() * (control.n() - 1);
        double df = control.n() - 1.0;
        for (Sample arm : treatments) {
            sum += arm.variance().orElseThrow() * (arm.n() - 1);
            df += arm.n() - 1.0;
        }
        return sum / df;
    }

    /** The distribution of max|T|. */
    private record Tails(double[] lambda, OptionalInt df) {
        private static final GaussLegendre RULE = GaussLegendre.of(24);

        /** Wide enough for what lies beyond to be nothing beside the tail at c. */
        private static final double MARGIN = 9;

        private static final double WIDTH = 2;
        /** A panel spans so many standard deviations of what a treatment has of its own. */
        private static final double SPREADS = 8;

        private static final int MOST_PANELS = 2_000;

        /** ln P(max|T| &gt; c). */
        double lnBeyond(double c) {
            return df.isEmpty() ? lnBeyondNormal(c) : lnBeyondT(c, df.getAsInt());
        }

        private double lnBeyondNormal(double c) {
            // Even in z: half of it is integrated.
            double reach = c + MARGIN;
            int panels = (int) Math.min(MOST_PANELS, Math.ceil(reach / Math.min(WIDTH, SPREADS * least())));
            double top = Normal.lnUpperTail(c);
            double sum = 0;
            for (int panel = 0; panel < panels; panel++) {
                double from = reach * panel / panels;
                double to = reach * (panel + 1) / panels;
                sum += RULE.integrate(z -> StrictMath.exp(Normal.lnDensity(z) - top) * beyond(c, z), from, to);
            }
            return Math.min(0, top + StrictMath.log(2 * sum));
        }

        private double least() {
            double least = 1;
            for (double each : lambda) {
                least = Math.min(least, rest(each));
            }
            return least;
        }

        /** A treatment without variance of its own has only the control's; a trace of it keeps the tail smooth. */
        private static double rest(double lambda) {
            return Math.sqrt(Math.max(1e-12, 1 - lambda * lambda));
        }

        /** Given the control's deviation, that any of the others is beyond. */
        private double beyond(double c, double z) {
            double lnNone = 0;
            for (double each : lambda) {
                double rest = rest(each);
                double q = Normal.upperTail((c - each * z) / rest) + Normal.upperTail((c + each * z) / rest);
                lnNone += StrictMath.log1p(-Math.min(1, q));
            }
            return -StrictMath.expm1(lnNone);
        }

        /** The common standard deviation, s times the true one, is χ/√df; P(max|T| &gt; c) averages over it. */
        private double lnBeyondT(double c, int df) {
            double half = df / 2.0;
            double constant = StrictMath.log(2) + half * StrictMath.log(half) - Gamma.logGamma(half);
            return Math.min(
                    0,
                    LogConcave.lnIntegral(
                            u -> {
                                double s = StrictMath.exp(u);
                                return constant + df * u - half * s * s + lnBeyondNormal(c * s);
                            },
                            -60,
                            6,
                            0,
                            1 / Math.sqrt(2.0 * df)));
        }

        /** The c that is exceeded with probability alpha. */
        double critical(double alpha) {
            double target = StrictMath.log(alpha);
            double low = 0;
            double high = 1;
            while (lnBeyond(high) > target) {
                low = high;
                high *= 2;
            }
            double atLow = lnBeyond(low) - target;
            double atHigh = lnBeyond(high) - target;
            for (int i = 0; i < 100 && high - low > 1e-13 * high; i++) {
                double c = (low * atHigh - high * atLow) / (atHigh - atLow);
                double at = lnBeyond(c) - target;
                if (Math.abs(at) < 1e-13) {
                    return c;
                }
                if (at > 0) {
                    low = c;
                    atLow = at;
                    atHigh *= 0.5;
                } else {
                    high = c;
                    atHigh = at;
                    atLow *= 0.5;
                }
            }
            return 0.5 * (low + high);
        }
    }
}
