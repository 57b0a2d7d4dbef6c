package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.planning.Design;
import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MetricBaseline;
import dev.assay.statistics.planning.ProportionSampleSize;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How many users an experiment needs to find the effect it was planned for, from the numbers at hand. */
final class Plan {
    static final double POWER = 0.8;

    private Plan() {}

    /** Whether a user has a value of its own, and their mean is compared. */
    static boolean isPerUser(Measured metric) {
        return metric.kind() != MetricKind.RATIO && metric.kind() != MetricKind.QUANTILE;
    }

    /** In two equal arms together; empty for what cannot be planned. */
    static OptionalLong users(Measured metric, ArmTally control, Analysis analysis, double alpha) {
        if (analysis.plannedUsers().isPresent()) {
            return analysis.plannedUsers();
        }
        OptionalDouble size = controlUsers(metric, control, analysis, new Design(alpha, POWER, 1));
        return size.isEmpty() ? OptionalLong.empty() : OptionalLong.of(2 * (long) Math.ceil(size.getAsDouble()));
    }

    /** In the control; empty for what cannot be planned. */
    static OptionalDouble controlUsers(Measured metric, ArmTally control, Analysis analysis, Design design) {
        double effect = analysis.minimumDetectableEffect();
        if (metric.isRate()) {
            double rate =
                    control.conversions().n() == 0 ? 0 : control.conversions().rate();
            if (!(rate > 0 && rate < 1)) {
                return OptionalDouble.empty();
            }
            double higher = rate * (1 + effect);
            return OptionalDouble.of(ProportionSampleSize.of(
                            rate, higher < 1 ? higher : rate * (1 - Math.min(effect, 0.9)), design)
                    .pooled());
        }
        return baseline(metric, control)
                .filter(base -> base.level() != 0 && base.variance() > 0)
                .map(base -> OptionalDouble.of(base.sampleSize(effect * Math.abs(base.level()), design)))
                .orElse(OptionalDouble.empty());
    }

    /** The absolute effect the users at hand would show; empty for what cannot be told. */
    static OptionalDouble detectable(Measured metric, ArmTally control, long fewest, Design design) {
        if (metric.isRate()) {
            return control.users() == 0
                    ? OptionalDouble.empty()
                    : DetectableEffect.ofRate(control.conversions().rate(), control.users(), fewest, design);
        }
        return baseline(metric, control)
                .filter(base -> base.variance() > 0)
                .map(base -> DetectableEffect.of(base, control.users(), fewest, design))
                .orElse(OptionalDouble.empty());
    }

    static Optional<MetricBaseline> baseline(Measured metric, ArmTally control) {
        return switch (metric.kind()) {
            case RATIO -> MetricBaseline.ofRatio(control.ratio());
            case QUANTILE -> Optional.empty();
            default -> MetricBaseline.ofMean(control.values());
        };
    }
}
