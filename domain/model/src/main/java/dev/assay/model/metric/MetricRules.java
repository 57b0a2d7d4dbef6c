package dev.assay.model.metric;

import dev.assay.model.json.Faults;
import dev.assay.rules.Condition;
import dev.assay.rules.ConditionCheck;
import java.time.Duration;
import java.util.List;

/** What makes a metric's definition valid; each fault is named by the JSON pointer of its field. */
final class MetricRules {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);
    private static final Duration LONGEST_BEFORE = Duration.ofDays(90);

    private final MetricDefinition definition;
    private final Faults faults = new Faults();

    private MetricRules(MetricDefinition definition) {
        this.definition = definition;
    }

    static void check(MetricDefinition definition) {
        new MetricRules(definition).check();
    }

    private void check() {
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        if (definition.eventName().isBlank()) {
            faults.add("/event_name", "is required");
        }
        checkValueProperty();
        checkWindows();
        checkFilter("/filter", definition.filter());
        checkDenominator();
        checkSteps();
        checkQuantile();
        checkCap();
        faults.refuseIfAny();
    }

    private void checkValueProperty() {
        boolean given = definition.valueProperty().isPresent();
        boolean blank = definition.valueProperty().map(String::isBlank).orElse(true);
        switch (definition.kind()) {
            case MEAN -> {
                if (blank) {
                    faults.add("/value_property", "is required for a mean: which property is averaged?");
                }
            }
            case QUANTILE -> {
                if (blank) {
                    faults.add("/value_property", "is required for a quantile: of which property?");
                }
            }
            case RATIO -> {
                if (given && blank) {
                    faults.add("/value_property", "must not be blank; leave it out to count the events");
                }
            }
            default -> {
                if (given) {
                    faults.add("/value_property", "is only for a mean, a quantile or a ratio");
                }
            }
        }
    }

    private void checkWindows() {
        var window = definition.conversionWindow();
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            faults.add("/conversion_window", "must be longer than nothing and at most 365 days");
        }
        var start = definition.windowStart();
        if (definition.kind() == MetricKind.RETENTION) {
            if (!start.isPositive() || start.compareTo(window) >= 0) {
                faults.add(
                        "/window_start",
                        "is required for retention: longer than nothing and shorter than the conversion window");
            }
        } else if (!start.isZero()) {
            faults.add("/window_start", "is only for retention");
        }
        var before = definition.preExposureWindow();
        if (before.isNegative() || before.compareTo(LONGEST_BEFORE) > 0) {
            faults.add("/pre_exposure_window", "must be at most 90 days");
        } else if (!before.isZero() && !hasCovariate(definition.kind())) {
            faults.add("/pre_exposure_window", "is only for a conversion, a count, a mean or a ratio");
        }
    }

    private static boolean hasCovariate(MetricKind kind) {
        return switch (kind) {
            case CONVERSION, COUNT, MEAN, RATIO -> true;
            case QUANTILE, RETENTION, FUNNEL -> false;
        };
    }

    private void checkDenominator() {
        boolean isRatio = definition.kind() == MetricKind.RATIO;
        if (isRatio && definition.denominator().isEmpty()) {
            faults.add("/denominator", "is required for a ratio: divided by what?");
        }
        if (!isRatio && definition.denominator().isPresent()) {
            faults.add("/denominator", "is only for a ratio");
        }
        definition.denominator().ifPresent(denominator -> {
            if (denominator.valueProperty().map(String::isBlank).orElse(false)) {
                faults.add("/denominator/value_property", "must not be blank; leave it out to count the events");
            }
            checkFilter("/denominator/filter", denominator.filter());
        });
    }

    private void checkSteps() {
        boolean isFunnel = definition.kind() == MetricKind.FUNNEL;
        if (isFunnel == definition.steps().isEmpty()) {
            faults.add("/steps", isFunnel ? "are required for a funnel: what follows?" : "are only for a funnel");
        }
        for (int i = 0; i < definition.steps().size(); i++) {
            checkFilter("/steps/" + i + "/filter", definition.steps().get(i).filter());
        }
    }

    private void checkQuantile() {
        boolean isQuantile = definition.kind() == MetricKind.QUANTILE;
        double quantile = definition.quantile().orElse(0);
        if (isQuantile && !(quantile > 0 && quantile < 1)) {
            faults.add("/quantile", "is required for a quantile, between 0 and 1, such as 0.9");
        }
        if (!isQuantile && definition.quantile().isPresent()) {
            faults.add("/quantile", "is only for a quantile");
        }
    }

    private void checkCap() {
        definition.cap().ifPresent(cap -> {
            if (definition.kind() != MetricKind.MEAN) {
                faults.add("/cap", "is only for a mean");
            } else if (cap.value().isPresent() == cap.quantile().isPresent()) {
                faults.add("/cap", "has either a value or a quantile");
            } else if (cap.value().isPresent()
                    && !(cap.value().getAsDouble() > 0 && cap.value().getAsDouble() <= 1e12)) {
                faults.add("/cap/value", "must be above 0 and at most 1e12");
            } else if (cap.quantile().isPresent()
                    && !(cap.quantile().getAsDouble() >= 0.5 && cap.quantile().getAsDouble() < 1)) {
                faults.add("/cap/quantile", "must lie between 0.5 and 1, such as 0.99");
            }
        });
    }

    /** Callers send a list of conditions, so that is how their faults are pointed at. */
    private void checkFilter(String pointer, Condition filter) {
        var conditions = filter instanceof Condition.All(var parts) ? parts : List.of(filter);
        for (int i = 0; i < conditions.size(); i++) {
            for (var problem : ConditionCheck.problems(conditions.get(i))) {
                faults.add(pointer + "/" + i + problem.pointer(), problem.detail());
            }
        }
    }
}
