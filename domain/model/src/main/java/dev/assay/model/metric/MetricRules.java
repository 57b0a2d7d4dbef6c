package dev.assay.model.metric;

import dev.assay.model.json.Faults;
import dev.assay.rules.Condition;
import dev.assay.rules.ConditionCheck;
import java.time.Duration;
import java.util.List;

/** What makes a metric's definition valid; each fault is named by the JSON pointer of its field. */
final class MetricRules {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    private MetricRules() {}

    static void check(MetricDefinition definition) {
        var faults = new Faults();
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        if (definition.eventName().isBlank()) {
            faults.add("/event_name", "is required");
        }
        checkValueProperty(definition, faults);
        var window = definition.conversionWindow();
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            faults.add("/conversion_window", "must be longer than nothing and at most 365 days");
        }
        checkFilter(definition.filter(), faults);
        faults.refuseIfAny();
    }

    private static void checkValueProperty(MetricDefinition definition, Faults faults) {
        var isMean = definition.kind() == MetricKind.MEAN;
        if (isMean && definition.valueProperty().map(String::isBlank).orElse(true)) {
            faults.add("/value_property", "is required for a mean: which property is averaged?");
        }
        if (!isMean && definition.valueProperty().isPresent()) {
            faults.add("/value_property", "is only for a mean");
        }
    }

    /** Callers send a list of conditions, so that is how their faults are pointed at. */
    private static void checkFilter(Condition filter, Faults faults) {
        var conditions = filter instanceof Condition.All(var parts) ? parts : List.of(filter);
        for (int i = 0; i < conditions.size(); i++) {
            for (var problem : ConditionCheck.problems(conditions.get(i))) {
                faults.add("/filter/" + i + problem.pointer(), problem.detail());
            }
        }
    }
}
