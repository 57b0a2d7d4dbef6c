package dev.assay.model.experiment;

import dev.assay.model.experiment.RolloutPlan.OnBreach;
import dev.assay.model.experiment.RolloutPlan.Phase;
import dev.assay.model.experiment.RolloutPlan.PhaseGuardrail;
import dev.assay.model.json.Durations;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Names;
import dev.assay.model.json.Numbers;
import dev.assay.model.metric.MetricId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who moves an experiment's traffic from the experiment's JSON form. */
final class SteeringReader {
    private static final int WORD = 40;
    private static final int ID = 100;
    private static final int MOST_GUARDRAILS = 20;
    private static final long MINIMUM_USERS = 500;

    private SteeringReader() {}

    static Steering read(Fields fields, Faults faults) {
        return new Steering(
                fields.optional("allocation_strategy", WORD, Names.of(Steering.Strategy.class))
                        .orElse(Steering.Strategy.FIXED),
                fields.flag("sticky", false),
                fields.node("rollout").map(node -> rollout(node, fields.at("rollout"), faults)),
                fields.node("bandit").flatMap(node -> Optional.ofNullable(bandit(node, fields.at("bandit"), faults))));
    }

    private static RolloutPlan rollout(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("variant", "phases", "on_breach"));
        return new RolloutPlan(
                fields.optional("variant", ID, VariantId::new),
                fields.list("phases", RolloutPlan.MOST_PHASES, (phase, at) -> phase(phase, at, faults)),
                fields.optional("on_breach", WORD, Names.of(OnBreach.class)).orElse(OnBreach.ROLL_BACK));
    }

    private static @Nullable Phase phase(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("share", "lasts", "guardrails"));
        var share = fields.requiredNumber("share", Percent::of);
        var lasts = fields.required("lasts", WORD, Durations::parse);
        var guardrails =
                fields.list("guardrails", MOST_GUARDRAILS, (guardrail, at) -> guardrail(guardrail, at, faults));
        return share.isEmpty() || lasts == null ? null : new Phase(share.get(), lasts, guardrails);
    }

    private static @Nullable PhaseGuardrail guardrail(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("metric", "margin", "minimum_users"));
        var metric = fields.required("metric", ID, MetricId::new);
        var margin = fields.number("margin").orElse(BigDecimal.ZERO);
        long users = fields.number("minimum_users", Numbers::whole).orElse(MINIMUM_USERS);
        return metric == null ? null : new PhaseGuardrail(metric, margin.doubleValue(), users);
    }

    private static @Nullable BanditPlan bandit(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("strategy", "floor", "epsilon", "every"));
        var strategy = fields.required("strategy", WORD, Names.of(AllocationProposal.Strategy.class));
        var floor = fields.number("floor", Percent::of).orElse(AllocationProposal.Settings.DEFAULT_FLOOR);
        double epsilon =
                fields.number("epsilon", Numbers::fraction).orElse(AllocationProposal.Settings.DEFAULT_EPSILON);
        var every = fields.required("every", WORD, Durations::parse);
        return strategy == null || every == null ? null : new BanditPlan(strategy, floor, epsilon, every);
    }
}
