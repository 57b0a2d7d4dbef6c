package dev.assay.analytics.results;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.json.Names;
import dev.assay.model.metric.MetricId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of results from a request's parameters, and refuses each faulty one by its name. */
public final class QuestionReader {
    private QuestionReader() {}

    /** Which metric, days and dimension. */
    public static Question read(
            @Nullable String metric, @Nullable String from, @Nullable String to, @Nullable String dimension) {
        Question question = Question.PLAIN.on(day("from", from), day("to", to));
        if (question.from().isPresent()
                && question.to().isPresent()
                && question.to().get().isBefore(question.from().get())) {
            throw invalid("to", "'to' is a day before 'from'.");
        }
        if (metric != null) {
            question = question.of(metricId(metric));
        }
        return dimension == null ? question : question.by(dimension("dimension", dimension));
    }

    /** What is to be judged otherwise than the experiment says; what is absent stays. */
    public static UnaryOperator<Analysis> analysis(
            @Nullable String method,
            @Nullable String confidence,
            @Nullable String sequential,
            @Nullable String correction,
            @Nullable String covariate,
            @Nullable String stratifyBy) {
        Optional<Analysis.Method> newMethod = named("method", method, Names.of(Analysis.Method.class));
        Optional<Double> newConfidence = confidence("confidence", confidence);
        Optional<Analysis.Sequential> newSequential =
                named("sequential", sequential, Names.of(Analysis.Sequential.class));
        Optional<Analysis.Correction> newCorrection =
                named("correction", correction, Names.of(Analysis.Correction.class));
        Optional<Analysis.Covariate> newCovariate = named("covariate", covariate, Names.of(Analysis.Covariate.class));
        Optional<String> newStrata = Optional.ofNullable(stratifyBy)
                .filter(each -> !each.equals("none"))
                .map(each -> dimension("stratify_by", each).wireName());
        return own -> new Analysis(
                newConfidence.orElse(own.confidence()),
                newMethod.orElse(own.method()),
                newSequential.orElse(own.sequential()),
                newCorrection.orElse(own.correction()),
                newCovariate.orElse(own.covariate()),
                stratifyBy == null ? own.stratifyBy() : newStrata,
                own.minimumDetectableEffect(),
                own.plannedUsers(),
                own.minimumDays(),
                own.prior(),
                own.lossThreshold(),
                own.factors());
    }

    private static <T> Optional<T> named(String parameter, @Nullable String text, Function<String, T> reader) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, "'" + parameter + "' " + e.getMessage() + ".");
        }
    }

    private static Optional<Double> confidence(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value > 0.5 && value < 1) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw invalid(parameter, "'" + parameter + "' lies between 0.5 and 1, such as 0.95.");
    }

    private static Dimension dimension(String parameter, String text) {
        return Dimension.named(text)
                .orElseThrow(() -> invalid(
                        parameter, "'" + parameter + "' must be one of " + String.join(", ", Dimension.names()) + "."));
    }

    private static MetricId metricId(String id) {
        try {
            return new MetricId(id);
        } catch (IllegalArgumentException e) {
            throw new Rejected(new Rejection.NotFound("There is no metric of that id."));
        }
    }

    private static Optional<LocalDate> day(String parameter, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw invalid(parameter, "'" + parameter + "' is a day such as 2026-11-24.");
        }
    }

    private static Rejected invalid(String parameter, String detail) {
        return new Rejected(new Rejection.Invalid("/" + parameter, detail));
    }
}
