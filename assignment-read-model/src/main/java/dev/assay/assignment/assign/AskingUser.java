package dev.assay.assignment.assign;

import dev.assay.assignment.configuration.ConfiguredExperiment;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.CompanyId;
import dev.assay.rules.Attributes;
import dev.assay.rules.Evaluation;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The user of one request, to be decided about several times. Not for several threads. */
final class AskingUser implements Attributes, Supplier<UserReference> {
    private static final String USER_ID = "user_id";

    private final CompanyId company;
    private final String userId;
    private final Map<String, Object> context;
    private final boolean excluded;
    private final UserReferences references;
    private @Nullable UserReference reference;

    AskingUser(
            CompanyId company,
            String userId,
            Map<String, Object> context,
            boolean excluded,
            UserReferences references) {
        this.company = company;
        this.userId = userId;
        this.context = context;
        this.excluded = excluded;
        this.references = references;
    }

    Evaluation in(ConfiguredExperiment experiment) {
        return experiment.evaluate(userId, this, excluded, this);
    }

    /** An attribute; {@code user_id} is the one asked for, whatever the context says. */
    @Override
    public @Nullable Object get(String name) {
        return name.equals(USER_ID) ? userId : context.get(name);
    }

    /** The user's reference, computed once. */
    @Override
    public UserReference get() {
        var known = reference;
        if (known == null) {
            known = references.of(company, userId);
            reference = known;
        }
        return known;
    }
}
