package dev.assay.client;

import dev.assay.rules.Attributes;
import dev.assay.rules.Evaluation;
import dev.assay.rules.Standing;
import dev.assay.rules.flag.FlagRules;
import dev.assay.rules.flag.Surroundings;
import org.jspecify.annotations.Nullable;

/** One question: a user, and the configuration that answers it. */
record Asked(Configuration configuration, Context context) implements Attributes, Surroundings, Standing {
    @Override
    public @Nullable Object get(String name) {
        return context.get(name);
    }

    @Override
    public long mark() {
        return configuration.marks().of(context.userId());
    }

    @Override
    public @Nullable FlagRules flag(String id) {
        var flag = configuration.flag(id);
        return flag == null ? null : flag.rules();
    }

    @Override
    public @Nullable String variantIn(String id) {
        var experiment = configuration.experiment(id);
        if (experiment == null) {
            return null;
        }
        var evaluation = in(experiment);
        return evaluation.inExperiment()
                ? experiment.variants().get(evaluation.variant()).id()
                : null;
    }

    Evaluation in(LocalExperiment experiment) {
        return experiment.rules().evaluate(context.userId(), this, this);
    }
}
