package dev.assay.assignment.asking;

import dev.assay.assignment.configuration.Asker;
import dev.assay.assignment.configuration.CompanyConfiguration;
import dev.assay.assignment.configuration.ConfiguredFlag;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.Environment;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.flag.FlagEvaluation;
import dev.assay.rules.flag.FlagRules;
import dev.assay.rules.flag.Surroundings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user of one request, to be decided about several times. Not for several threads. */
public final class AskingUser implements Asker, Surroundings {
    private static final String USER_ID = "user_id";

    /** Two experiments that yield to each other are refused when they are written; longer circles end here. */
    private static final int DEEPEST = 10;

    private static final String TARGETING_KEY = "targetingKey";

    private final CompanyConfiguration company;
    private final Environment environment;
    private final String userId;
    private final Map<String, Object> context;
    private final boolean excluded;
    private final UserReferences references;
    private final StickyAssignments sticky;
    private StickyAssignments.@Nullable OfUser kept;
    private @Nullable UserReference reference;
    private long mark;
    private boolean marked;
    private int depth;

    public AskingUser(
            CompanyConfiguration company,
            Environment environment,
            String userId,
            Map<String, Object> context,
            boolean excluded,
            UserReferences references,
            StickyAssignments sticky) {
        this.company = company;
        this.environment = environment;
        this.userId = userId;
        this.context = context;
        this.excluded = excluded;
        this.references = references;
        this.sticky = sticky;
    }

    public FlagEvaluation in(ConfiguredFlag flag) {
        return flag.evaluate(this, this);
    }

    @Override
    public String userId() {
        return userId;
    }

    @Override
    public boolean excluded() {
        return excluded;
    }

    @Override
    public boolean optedOut() {
        return company.isOptedOut(this);
    }

    @Override
    public boolean takesPartIn(ExperimentId experiment) {
        return variantIn(experiment.value()) != null;
    }

    @Override
    public boolean isIn(String segment) {
        return company.isIn(environment, segment, this);
    }

    @Override
    public @Nullable String keptIn(ExperimentId experiment) {
        var known = kept;
        if (known == null) {
            known = sticky.of(scope(), reference());
            kept = known;
        }
        return known.in(experiment).map(variant -> variant.variant().value()).orElse(null);
    }

    @Override
    public void keep(ExperimentId experiment, VariantId variant) {
        sticky.keep(scope(), reference(), experiment, variant);
    }

    private Scope scope() {
        return new Scope(company.company(), environment);
    }

    /** An attribute; {@code user_id}, in OpenFeature's words {@code targetingKey}, is the one asked for, whatever the context says. */
    @Override
    public @Nullable Object get(String name) {
        return name.equals(USER_ID) || name.equals(TARGETING_KEY) ? userId : context.get(name);
    }

    /** The user's reference, computed once. */
    @Override
    public UserReference reference() {
        var known = reference;
        if (known == null) {
            known = references.of(company.company(), userId);
            reference = known;
        }
        return known;
    }

    /** The user's mark, computed once. */
    @Override
    public long mark() {
        if (!marked) {
            mark = references.markOf(company.company(), userId).bits();
            marked = true;
        }
        return mark;
    }

    @Override
    public @Nullable FlagRules flag(String id) {
        return company.flag(environment, id).map(ConfiguredFlag::rules).orElse(null);
    }

    @Override
    public @Nullable String variantIn(String experimentId) {
        var experiment = company.find(environment, experimentId).orElse(null);
        if (experiment == null || depth == DEEPEST) {
            return null;
        }
        depth++;
        var evaluation = experiment.evaluate(this);
        depth--;
        return evaluation.inExperiment() ? experiment.variant(evaluation).id().value() : null;
    }
}
