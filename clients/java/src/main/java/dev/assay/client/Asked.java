package dev.assay.client;

import dev.assay.rules.Attributes;
import dev.assay.rules.Evaluation;
import dev.assay.rules.Standing;
import dev.assay.rules.flag.FlagRules;
import dev.assay.rules.flag.Surroundings;
import org.jspecify.annotations.Nullable;

/** One question: a user, and the configuration that answers it. Not for several threads. */
final class Asked implements Attributes, Surroundings {
    /** Experiments that yield to each other in a circle end here. */
    private static final int DEEPEST = 10;

    private final Configuration configuration;
    private final Context context;
    private int depth;

    Asked(Configuration configuration, Context context) {
        this.configuration = configuration;
        this.context = context;
    }

    @Override
    public @Nullable Object get(String name) {
        return context.get(name);
    }

    @Override
    public long mark() {
        return configuration.marks().of(context.userId());
    }

    @Override
    public boolean isIn(String id) {
        var segment = configuration.segment(id);
        return segment != null && segment.contains(this);
    }

    @Override
    public @Nullable FlagRules flag(String id) {
        var flag = configuration.flag(id);
        return flag == null ? null : flag.rules();
    }

    @Override
    public @Nullable String variantIn(String id) {
        var experiment = configuration.experiment(id);
        if (experiment == null || depth == DEEPEST) {
            return null;
        }
        depth++;
        var evaluation = in(experiment);
        depth--;
        return evaluation.inExperiment()
                ? experiment.variants().get(evaluation.variant()).id()
                : null;
    }

    Evaluation in(LocalExperiment experiment) {
        return experiment.rules().evaluate(context.userId(), this, new Standing() {
            @Override
            public boolean optedOut() {
                return configuration.hasOptOuts() && configuration.isOptedOut(mark());
            }

            @Override
            public boolean excluded() {
                for (var other : experiment.exclusiveWith()) {
                    if (variantIn(other) != null) {
                        return true;
                    }
                }
                return false;
            }
        });
    }
}
