package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.metric.MetricId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is asked of an experiment's results.
 *
 * @param metric the one to headline; empty for the target
 * @param from the first day of first exposure that counts
 * @param to the last one
 * @param dimension to slice by
 * @param judgedBy what to change of how the experiment says it is judged
 */
public record Question(
        Optional<MetricId> metric,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Dimension> dimension,
        UnaryOperator<Analysis> judgedBy) {
    public static final Question PLAIN = new Question(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), UnaryOperator.identity());

    /** The same with a dimension. */
    public Question by(Dimension other) {
        return new Question(metric, from, to, Optional.of(other), judgedBy);
    }

    /** The same of one metric. */
    public Question of(MetricId other) {
        return new Question(Optional.of(other), from, to, dimension, judgedBy);
    }

    /** The same on some days. */
    public Question on(Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Question(metric, first, last, dimension, judgedBy);
    }

    /** The same, judged otherwise. */
    public Question judged(UnaryOperator<Analysis> other) {
        return new Question(metric, from, to, dimension, other);
    }

    boolean covers(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    boolean isPartial() {
        return from.isPresent() || to.isPresent();
    }
}
