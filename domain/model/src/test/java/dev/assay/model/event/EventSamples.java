package dev.assay.model.event;

import dev.assay.model.Scope;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposed;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentReader;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.GuardrailReading;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutContinued;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.StepCause;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDefinition;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagReader;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.ScheduledChange;
import dev.assay.model.flag.Splits;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.flag.VariationId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricReader;
import dev.assay.model.metric.MetricUpdated;
import dev.assay.model.privacy.SubjectKey;
import dev.assay.model.privacy.UserOptedIn;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.projection.GenerationDiscarded;
import dev.assay.model.projection.GenerationPromoted;
import dev.assay.model.projection.ProjectionName;
import dev.assay.model.projection.RebuildCompleted;
import dev.assay.model.projection.RebuildFailed;
import dev.assay.model.projection.RebuildRequested;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.LayerUpdated;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUpdated;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.MarkSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** One event of each type with every field filled, and one with every optional field empty where there are such. */
final class EventSamples {
    private static final CompanyId ACME = new CompanyId("acme");
    private static final ExperimentKey CHECKOUT = Checkout.KEY;
    private static final VariantId ONE_PAGE = new VariantId("one-page");
    private static final MetricKey REVENUE = new MetricKey(ACME, new MetricId("revenue"));
    private static final ProjectionName METRICS = new ProjectionName("metrics");
    private static final UserReference ANNA = Checkout.user(7);
    private static final Instant MONDAY = Instant.parse("2026-11-30T09:00:00Z");

    private static final String FULL = """
            {"id": "checkout", "name": "One-page checkout", "description": "All on one page.",
             "hypothesis": "One page loses fewer buyers than three.", "owner": "ada", "tags": ["checkout", "q4"],
             "variants": [
               {"id": "control", "name": "Three pages", "allocation": 33.34, "control": true, "config": {"pages": 3}},
               {"id": "one-page", "name": "One page", "allocation": 66.66, "config": {"pages": 1, "sticky": [true, null]}}],
             "coverage": 12.5,
             "targeting_rules": [
               {"dimension": "country", "operator": "in", "values": ["DE", "AT"]},
               {"any": [{"dimension": "age", "operator": "between", "values": [18, 65.5]},
                        {"not": {"dimension": "vip", "operator": "equals", "values": [true]}}]}],
             "exclusion_rules": [{"dimension": "email", "operator": "ends_with", "values": ["@acme.example"]}],
             "target_metric": "purchase", "secondary_metrics": ["revenue"],
             "guardrails": [{"metric": "errors", "margin": 0.02}],
             "start_date": "2026-11-30T09:00:00Z", "end_date": "2026-12-14T09:00:00Z",
             "analysis": {"confidence": 0.99, "covariate": "none"%s}}""";
    private static final String REFINED = """
            , "method": "bayesian", "sequential": "pocock", "correction": "dunnett", "stratify_by": "country",
            "minimum_detectable_effect": 0.02, "planned_users": 60000, "minimum_days": 14,
            "prior": {"mean": 0.01, "sd": 0.1}, "loss_threshold": 0.005,
            "factors": [{"name": "pages", "high": ["one-page"]}]""";
    private static final String SHARED = """
            }, "segments": ["beta"], "holdouts": ["this-quarter"], "exclusive_with": ["pricing"],
            "layer": {"id": "search", "share": 30""";
    private static final String STEERED = """
            }, "allocation_strategy": "gradual", "sticky": true,
            "rollout": {"variant": "one-page", "on_breach": "halt", "phases": [
              {"share": 0.1, "lasts": "1h", "guardrails": [{"metric": "errors", "margin": 0.02, "minimum_users": 1000}]},
              {"share": 100, "lasts": "1d"}]},
            "bandit": {"strategy": "top_two", "floor": 5, "epsilon": 0.2, "every": "6h\"""";
    private static final String BARE = """
            {"id": "checkout", "name": "Checkout", "variants": [
               {"id": "control", "allocation": 50, "control": true}, {"id": "one-page", "allocation": 50}]%s}""";
    private static final String REVENUE_FULL = """
            {"id": "revenue", "name": "Revenue", "description": "What a visitor spends.", "kind": "mean",
             "event_name": "purchase", "value_property": "revenue", "conversion_window": "PT36H", "direction": "decrease",
             "filter": [{"dimension": "currency", "operator": "equals", "values": ["EUR"]}]%s}""";
    private static final String CAPPED = """
            , "cap": {"quantile": 0.99}, "pre_exposure_window": "P14D\"""";
    private static final String REVENUE_BARE = """
            {"id": "revenue", "name": "Purchases", "kind": "count", "event_name": "purchase"}""";

    private static final FlagKey NEW_CHECKOUT = new FlagKey(Scope.of("acme", "production"), new FlagId("new-checkout"));
    private static final SegmentKey BETA = new SegmentKey(Scope.of("acme", "production"), new SegmentId("beta"));
    private static final LayerKey SEARCH = new LayerKey(Scope.of("acme", "production"), new LayerId("search"));
    private static final HoldoutKey QUARTER =
            new HoldoutKey(Scope.of("acme", "production"), new HoldoutId("this-quarter"));
    private static final UserMark BERTA = new UserMark(0x0123_4567_89ab_cdefL);
    private static final String FLAG_FULL = """
            {"id": "new-checkout", "name": "New checkout", "description": "All on one page.", "owner": "ada",
             "tags": ["checkout"], "type": "number",
             "variations": [{"id": "slow", "name": "Slow", "value": 1}, {"id": "fast", "name": "Fast", "value": 2.5}],
             "off_variation": "slow",
             "prerequisites": [{"flag": "billing", "variations": ["on"]}],
             "rules": [
               {"id": "staff", "description": "Ourselves first.",
                "conditions": [{"dimension": "staff", "operator": "equals", "values": [true]}],
                "serve": {"variation": "fast"}},
               {"id": "half", "serve": {"split": [{"variation": "slow", "percent": 50}, {"variation": "fast", "percent": 50}],
                                        "by": "account_id"}},
               {"id": "test", "serve": {"experiment": "checkout"}}],
             "default": {"variation": "slow"}, "expires_at": "2026-12-14T09:00:00Z"}""";
    private static final String FLAG_BARE = """
            {"id": "new-checkout", "name": "New checkout"}""";

    private EventSamples() {}

    /** What was stored under revisions of the past, by the name of the golden file. */
    static Map<String, Object> older() {
        var full = experiment(FULL.formatted(""));
        var bare = experiment(BARE.formatted(", \"analysis\": {\"covariate\": \"none\"}"));
        var plain = experiment(BARE.formatted(""));
        var revenue = metric(REVENUE_FULL.formatted(""));
        var refined = experiment(FULL.formatted(REFINED));
        var shared = experiment(FULL.formatted(REFINED + SHARED));
        return Map.ofEntries(
                Map.entry("api_key.issued.v1", key(Optional.empty())),
                Map.entry(
                        "experiment.created.v3",
                        new ExperimentCreated(
                                CHECKOUT,
                                shared,
                                Allocation.of(shared.weights()),
                                "fsu5CMpdezXEHxH1",
                                Optional.of(new ExperimentId("checkout-2025")))),
                Map.entry(
                        "experiment.created.v3.bare",
                        new ExperimentCreated(
                                CHECKOUT, plain, Allocation.of(plain.weights()), "salt", Optional.empty())),
                Map.entry(
                        "experiment.updated.v3",
                        new ExperimentUpdated(CHECKOUT, shared, Allocation.of(shared.weights()))),
                Map.entry(
                        "experiment.created.v2",
                        new ExperimentCreated(
                                CHECKOUT,
                                refined,
                                Allocation.of(refined.weights()),
                                "fsu5CMpdezXEHxH1",
                                Optional.of(new ExperimentId("checkout-2025")))),
                Map.entry(
                        "experiment.created.v2.bare",
                        new ExperimentCreated(
                                CHECKOUT, plain, Allocation.of(plain.weights()), "salt", Optional.empty())),
                Map.entry(
                        "experiment.updated.v2",
                        new ExperimentUpdated(CHECKOUT, refined, Allocation.of(refined.weights()))),
                Map.entry(
                        "experiment.created.v1",
                        new ExperimentCreated(
                                CHECKOUT,
                                full,
                                Allocation.of(full.weights()),
                                "fsu5CMpdezXEHxH1",
                                Optional.of(new ExperimentId("checkout-2025")))),
                Map.entry(
                        "experiment.created.v1.bare",
                        new ExperimentCreated(CHECKOUT, bare, Allocation.of(bare.weights()), "salt", Optional.empty())),
                Map.entry(
                        "experiment.updated.v1", new ExperimentUpdated(CHECKOUT, full, Allocation.of(full.weights()))),
                Map.entry("metric.created.v1", new MetricCreated(REVENUE, revenue)),
                Map.entry("metric.created.v1.bare", new MetricCreated(REVENUE, metric(REVENUE_BARE))),
                Map.entry("metric.updated.v1", new MetricUpdated(REVENUE, 2, revenue)));
    }

    /** By the name of the golden file, without its ending. */
    static Map<String, Object> all() {
        var samples = new LinkedHashMap<String, Object>();
        full().forEach(event -> samples.put(file(event), event));
        bare().forEach(event -> samples.put(file(event) + ".bare", event));
        return samples;
    }

    private static String file(Object event) {
        return EventTypes.nameOf(event.getClass()) + ".v" + EventTypes.revisionOf(event.getClass());
    }

    private static List<Object> full() {
        var definition = experiment(FULL.formatted(REFINED + SHARED + STEERED));
        return List.of(
                new CompanyCreated(ACME, "Acme", List.of(new Environment("production"), new Environment("staging"))),
                key(Optional.of(new RateLimit(50, 100))),
                new ApiKeyRevoked(ACME, new KeyId("key-0a1b2c3d4e5f")),
                new ExperimentCreated(
                        CHECKOUT,
                        definition,
                        Allocation.of(definition.weights()),
                        "fsu5CMpdezXEHxH1",
                        Optional.of(new ExperimentId("checkout-2025"))),
                new ExperimentUpdated(CHECKOUT, definition, Allocation.of(definition.weights())),
                new ExperimentScheduled(CHECKOUT, MONDAY, Optional.of(MONDAY.plusSeconds(1_209_600))),
                new ExperimentStarted(CHECKOUT, Trigger.SCHEDULE),
                new ExperimentPaused(CHECKOUT, "The payment provider is down."),
                new ExperimentResumed(CHECKOUT),
                new TrafficReallocated(CHECKOUT, inPieces(), "looks safe"),
                new AllocationProposed(CHECKOUT, 3, proposal()),
                new PhaseEntered(
                        CHECKOUT,
                        1,
                        inPieces(),
                        new Percent(1_250),
                        StepCause.GUARDRAIL,
                        "Guardrail 'errors' was breached by 'one-page'",
                        List.of(reading())),
                new RolloutHalted(
                        CHECKOUT,
                        StepCause.GUARDRAIL,
                        "Guardrail 'errors' was breached by 'one-page'",
                        List.of(reading())),
                new RolloutContinued(CHECKOUT, "The errors are mended."),
                new RolloutCompleted(CHECKOUT, List.of(reading())),
                new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "enough data"),
                new ExperimentDecided(CHECKOUT, ONE_PAGE, "More revenue, no more errors."),
                new ExperimentArchived(CHECKOUT),
                new OverrideSet(CHECKOUT, ANNA, ONE_PAGE),
                new OverrideRemoved(CHECKOUT, ANNA),
                new MetricCreated(REVENUE, metric(REVENUE_FULL.formatted(CAPPED))),
                new MetricUpdated(REVENUE, 2, metric(REVENUE_FULL.formatted(CAPPED))),
                new MetricArchived(REVENUE),
                new FlagCreated(NEW_CHECKOUT, flag(FLAG_FULL), flagSplits(), "fsu5CMpdezXEHxH1"),
                new FlagUpdated(NEW_CHECKOUT, flag(FLAG_FULL), flagSplits(), OptionalInt.of(2)),
                new FlagEnabled(NEW_CHECKOUT, "ready for everybody", OptionalInt.of(2)),
                new FlagDisabled(NEW_CHECKOUT, "payments fail", OptionalInt.of(2)),
                new FlagArchived(NEW_CHECKOUT),
                new TargetSet(NEW_CHECKOUT, BERTA, new VariationId("fast")),
                new TargetRemoved(NEW_CHECKOUT, BERTA),
                new FlagChangeScheduled(
                        NEW_CHECKOUT,
                        2,
                        new ScheduledChange(MONDAY, Optional.of(true), Optional.of(flag(FLAG_FULL)), "launch")),
                new FlagChangeDropped(NEW_CHECKOUT, 2, "taken back"),
                new SegmentCreated(BETA, new SegmentDefinition("Beta", "Early ones.", definition.targetingRules())),
                new SegmentUpdated(BETA, new SegmentDefinition("Beta", "Early ones.", List.of())),
                new SegmentUsersChanged(BETA, MarkSet.of(LongStream.of(7, -1)), MarkSet.of(LongStream.of(8))),
                new SegmentArchived(BETA),
                new LayerCreated(SEARCH, new Labels("Search", "All of the search page."), "fsu5CMpdezXEHxH1"),
                new LayerUpdated(SEARCH, new Labels("Search page", "")),
                new LayerRangeTaken(SEARCH, CHECKOUT.id(), List.of(new BucketRange(0, 2_999))),
                new LayerRangeReleased(SEARCH, CHECKOUT.id()),
                new LayerArchived(SEARCH),
                new HoldoutCreated(QUARTER, holdout(), "fsu5CMpdezXEHxH1"),
                new HoldoutUpdated(QUARTER, holdout()),
                new HoldoutEnded(QUARTER),
                new UserOptedOut(new SubjectKey(ACME, BERTA)),
                new UserOptedIn(new SubjectKey(ACME, BERTA)),
                new RebuildRequested(ACME, METRICS, 2, "The revenue metric changed."),
                new RebuildCompleted(ACME, METRICS, 2, 1_234_567_890_123L, "ab12", "cd34"),
                new RebuildFailed(ACME, METRICS, 2, "The disk was full."),
                new GenerationPromoted(ACME, METRICS, 2, 1, "agreed with the analysts"),
                new GenerationDiscarded(ACME, METRICS, 2, "not needed after all"),
                new ResultsAccessed(CHECKOUT, "results"));
    }

    private static List<Object> bare() {
        var definition = experiment(BARE.formatted(""));
        return List.of(
                key(Optional.empty()),
                new ExperimentCreated(
                        CHECKOUT, definition, Allocation.of(definition.weights()), "salt", Optional.empty()),
                new ExperimentScheduled(CHECKOUT, MONDAY, Optional.empty()),
                new MetricCreated(REVENUE, metric(REVENUE_BARE)),
                new FlagCreated(NEW_CHECKOUT, flag(FLAG_BARE), Splits.NONE, "salt"),
                new FlagUpdated(NEW_CHECKOUT, flag(FLAG_BARE), Splits.NONE, OptionalInt.empty()),
                new FlagEnabled(NEW_CHECKOUT, "", OptionalInt.empty()),
                new FlagDisabled(NEW_CHECKOUT, "", OptionalInt.empty()),
                new FlagChangeScheduled(
                        NEW_CHECKOUT, 1, new ScheduledChange(MONDAY, Optional.empty(), Optional.empty(), "")));
    }

    private static HoldoutDefinition holdout() {
        return new HoldoutDefinition("This quarter", "To see it all together.", new Percent(500), List.of("checkout"));
    }

    private static FlagDefinition flag(String json) {
        return FlagReader.creation(ModelJson.mapper().readTree(json)).definition();
    }

    private static Splits flagSplits() {
        return new Splits(Map.of(
                "half",
                new Allocation(List.of(
                        new Allocation.Share("slow", List.of(new BucketRange(0, 4_999))),
                        new Allocation.Share("fast", List.of(new BucketRange(5_000, 9_999)))))));
    }

    private static ApiKeyIssued key(Optional<RateLimit> limit) {
        return new ApiKeyIssued(
                ACME,
                new Environment("production"),
                new KeyId("key-0a1b2c3d4e5f"),
                "web shop",
                Role.CLIENT,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "assay_client_k3J9xQ",
                limit);
    }

    private static GuardrailReading reading() {
        return new GuardrailReading(
                new MetricId("errors"),
                2,
                ONE_PAGE,
                GuardrailReading.Outcome.BREACHED,
                0.02,
                1_000,
                9_012,
                1_003,
                OptionalDouble.of(0.01),
                OptionalDouble.of(0.5),
                OptionalDouble.of(0.125),
                OptionalDouble.of(0.875),
                1,
                4_711,
                Instant.parse("2026-11-24T12:00:00Z"));
    }

    /** Ranges as they are after some moves: a variant has several, another none. */
    private static AllocationProposal proposal() {
        return new AllocationProposal(
                new AllocationProposal.Settings(AllocationProposal.Strategy.THOMPSON, new Percent(100), 0.1, 20261126),
                new AllocationProposal.Evidence(
                        Optional.of(new MetricId("revenue")),
                        2,
                        Direction.INCREASE,
                        false,
                        1,
                        4_711,
                        Instant.parse("2026-11-24T12:00:00Z"),
                        List.of(
                                new AllocationProposal.Arm(
                                        new VariantId("control"),
                                        1_000,
                                        97,
                                        OptionalDouble.of(4.25),
                                        OptionalDouble.of(210.5)),
                                new AllocationProposal.Arm(
                                        ONE_PAGE, 990, 0, OptionalDouble.empty(), OptionalDouble.empty()))),
                List.of(
                        new AllocationProposal.Share(new VariantId("control"), new Percent(9_900)),
                        new AllocationProposal.Share(ONE_PAGE, new Percent(100))));
    }

    private static Allocation inPieces() {
        return new Allocation(List.of(
                new Allocation.Share("control", List.of(new BucketRange(0, 2_999), new BucketRange(5_000, 9_998))),
                new Allocation.Share("one-page", List.of(new BucketRange(3_000, 4_999), new BucketRange(9_999, 9_999))),
                new Allocation.Share("two-pages", List.of())));
    }

    private static ExperimentDefinition experiment(String json) {
        return ExperimentReader.creation(ModelJson.mapper().readTree(json)).definition();
    }

    private static MetricDefinition metric(String json) {
        return MetricReader.creation(ModelJson.mapper().readTree(json)).definition();
    }
}
