package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.Cap;
import dev.assay.model.metric.Counted;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricKind;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way an experiment can ask to be judged. */
class AnalysisTest {
    @ParameterizedTest
    @EnumSource(Analysis.Sequential.class)
    void a_look_says_what_it_may_say(Analysis.Sequential sequential) {
        var results = checkout().judged(analysis(sequential)).results();
        var look = results.variants().getLast().sequential().orElseThrow();

        boolean planned = sequential == Analysis.Sequential.OBRIEN_FLEMING || sequential == Analysis.Sequential.POCOCK;
        assertThat(look.pValue().isPresent()).isNotEqualTo(planned);
        assertThat(look.boundary().isPresent()).isEqualTo(planned);
        assertThat(look.interval().orElseThrow().getFirst())
                .isLessThan(results.variants()
                        .getLast()
                        .effectInterval()
                        .orElseThrow()
                        .getFirst());
        assertThat(look.conditionalPowerTrend().orElseThrow()).isBetween(0.0, 1.0);
        assertThat(results.analysis().sequential()).isEqualTo(sequential);
    }

    @Test
    void a_planned_look_that_crosses_its_boundary_is_significant() {
        var weak =
                checkout().judged(analysis(Analysis.Sequential.OBRIEN_FLEMING)).results();
        var strong = new Situation()
                .control("a", 5_000, 10_000)
                .converted("a", 1_000)
                .treatment("b", 5_000, 10_000)
                .converted("b", 1_400)
                .judged(analysis(Analysis.Sequential.OBRIEN_FLEMING))
                .results();

        assertThat(weak.variants().getLast().pValue().orElseThrow()).isLessThan(0.05);
        assertThat(weak.variants().getLast().significant()).isFalse();
        assertThat(strong.variants().getLast().sequential().orElseThrow().crossed())
                .isTrue();
        assertThat(strong.variants().getLast().significant()).isTrue();
        assertThat(strong.recommendation().verdict()).isEqualTo("ship");
    }

    @Test
    void the_always_valid_answer_stands_beside_a_single_look() {
        var look = checkout().results().variants().getLast().sequential().orElseThrow();

        assertThat(look.method()).isEqualTo(Analysis.Sequential.ALWAYS_VALID);
        assertThat(look.pValue().orElseThrow())
                .isGreaterThan(
                        checkout().results().variants().getLast().pValue().orElseThrow());
    }

    @Test
    void a_bayesian_reading_ships_when_the_expected_loss_is_small() {
        var bayesian = with(Analysis.Method.BAYESIAN, Analysis.Correction.HOLM);
        var results = checkout().judged(bayesian).results();
        var belief = results.variants().getLast().bayesian().orElseThrow();

        assertThat(belief.chanceToBeatControl().orElseThrow()).isGreaterThan(0.99);
        assertThat(belief.expectedLoss().orElseThrow()).isLessThan(0.001);
        assertThat(belief.posterior().orElseThrow().kind()).isEqualTo("beta");
        assertThat(results.recommendation().verdict()).isEqualTo("ship");
        assertThat(results.recommendation().risks()).anyMatch(risk -> risk.contains("no guaranteed error rate"));
    }

    @Test
    void few_conversions_are_believed_by_their_own_posteriors() {
        var results = new Situation()
                .control("a", 5_000, 1_000)
                .converted("a", 100)
                .treatment("b", 5_000, 1_000)
                .converted("b", 120)
                .results();

        // As the reference case of two uniform priors has it.
        assertThat(results.variants()
                        .getLast()
                        .bayesian()
                        .orElseThrow()
                        .chanceToBeatControl()
                        .orElseThrow())
                .isCloseTo(0.9231834389735597, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Analysis.Correction.class)
    void each_correction_adjusts_p_and_interval(Analysis.Correction correction) {
        var results = checkout()
                .treatment("c", 5_000, 10_000)
                .converted("c", 1_090)
                .judged(with(Analysis.Method.FREQUENTIST, correction))
                .results();
        var c = results.variants().getLast();

        assertThat(c.adjustedPValue().orElseThrow())
                .isGreaterThanOrEqualTo(c.pValue().orElseThrow());
        boolean wider = c.adjustedInterval().orElseThrow().getFirst()
                <= c.effectInterval().orElseThrow().getFirst();
        assertThat(wider || correction == Analysis.Correction.DUNNETT).isTrue();
        if (correction == Analysis.Correction.NONE) {
            assertThat(c.adjustedPValue()).isEqualTo(c.pValue());
        }
    }

    @Test
    void what_users_did_before_narrows_the_interval() {
        var results = new Situation()
                .control("a", 5_000, 6)
                .treatment("b", 5_000, 6)
                .target("spend", refined(MetricKind.MEAN, Duration.ofDays(14), Optional.empty()))
                .withPast("spend", "a", "66", "796", "60", "670", "728")
                .withPast("spend", "b", "81", "1159", "63", "721", "910")
                .results();
        var b = results.variants().getLast();

        // The reference case "strong covariate, ints".
        assertThat(b.covariate().orElseThrow().theta()).isCloseTo(0.9845559845559846, within(1e-12));
        assertThat(b.covariate().orElseThrow().varianceReduction()).isCloseTo(0.926427217940133, within(1e-12));
        assertThat(b.effect().orElseThrow()).isCloseTo(2.0077220077220077, within(1e-12));
        assertThat(b.pValue().orElseThrow()).isCloseTo(0.006273135526374232, within(1e-12));
        assertThat(b.method()).contains(Comparison.CUPED);
        assertThat(results.assumptions()).anyMatch(each -> each.contains("before their first exposure"));
    }

    @Test
    void a_ratio_is_compared_with_users_as_the_unit() {
        var results = new Situation()
                .control("a", 5_000, 4)
                .treatment("b", 5_000, 5)
                .target("clicks", ratio())
                .ratio("clicks", "a", "10", "34", "7", "15", "20")
                .ratio("clicks", "b", "15", "55", "8", "16", "27")
                .results();
        var b = results.variants().getLast();

        // The reference case "tiny".
        assertThat(b.mean()).hasValue(1.875);
        assertThat(b.denominator()).hasValue(8.0);
        assertThat(b.effect().orElseThrow()).isCloseTo(0.44642857142857145, within(1e-12));
        assertThat(b.pValue().orElseThrow()).isCloseTo(0.47948039330753445, within(1e-12));
        assertThat(b.impact()).isEmpty();
    }

    @Test
    void values_above_a_quantile_of_all_users_are_cut_off() {
        var results = new Situation()
                .control("a", 5_000, 1_000)
                .treatment("b", 5_000, 1_000)
                .target(
                        "spend",
                        refined(
                                MetricKind.MEAN,
                                Duration.ZERO,
                                Optional.of(new Cap(OptionalDouble.empty(), OptionalDouble.of(0.99)))))
                .spent("spend", "a", 10, 100)
                .spent("spend", "b", 10, 100)
                .spent("spend", "b", 100_000, 1)
                .results();
        var b = results.variants().getLast();

        assertThat(b.capped()).isEqualTo(1);
        // The cap is at most a 128th above 10.
        assertThat(b.effect().orElseThrow()).isCloseTo(0.01, within(0.001));
    }

    @Test
    void a_metric_cut_off_at_a_quantile_can_be_sliced_and_asked_for_strata() {
        var capped = new Cap(OptionalDouble.empty(), OptionalDouble.of(0.9));
        var situation = new Situation()
                .control("a", 5_000, 100)
                .treatment("b", 5_000, 100)
                .target("spend", refined(MetricKind.MEAN, Duration.ZERO, Optional.of(capped)))
                .spent("spend", "a", 10, 20)
                .spent("spend", "b", 500, 20)
                .sliced("DE", "a", 60, 5)
                .sliced("DE", "b", 70, 5)
                .judged(stratified());

        var results = situation.results(Question.PLAIN.by(Dimension.COUNTRY));

        assertThat(results.variants().getLast().method()).contains(Comparison.WELCH);
        assertThat(results.slices().orElseThrow().values()).hasSize(2);
    }

    @Test
    void a_quantile_is_compared_by_its_buckets() {
        var results = new Situation()
                .control("a", 5_000, 1_000)
                .treatment("b", 5_000, 1_000)
                .target("load", quantile())
                .spread("load", "a", 100, 1_000)
                .spread("load", "b", 110, 1_000)
                .results();
        var b = results.variants().getLast();

        assertThat(results.variants().getFirst().mean().orElseThrow()).isCloseTo(190, within(2.0));
        assertThat(b.effect().orElseThrow()).isCloseTo(10, within(2.5));
        assertThat(b.significant()).isTrue();
        assertThat(results.series()).isEmpty();
    }

    @Test
    void a_funnel_tells_its_steps() {
        var results = new Situation()
                .control("a", 5_000, 100)
                .treatment("b", 5_000, 100)
                .target("buy", funnel())
                .reached("buy", "a", 60, 20)
                .reached("buy", "b", 70, 30)
                .results();

        assertThat(results.funnel()).extracting(ResultsDocument.Step::eventName).containsExactly("visit", "pay");
        assertThat(results.funnel().getFirst().variants().getLast().users()).isEqualTo(70);
        assertThat(results.variants().getLast().conversionRate()).hasValue(30.0);
    }

    @Test
    void slices_add_up_and_what_is_not_known_comes_last() {
        var slices = checkout()
                .sliced("DE", "a", 4_000, 400)
                .sliced("DE", "b", 4_100, 500)
                .sliced("FR", "a", 5_000, 500)
                .sliced("FR", "b", 5_000, 520)
                .results(Question.PLAIN.by(Dimension.COUNTRY))
                .slices()
                .orElseThrow();

        assertThat(slices.values()).extracting(ResultsDocument.Slice::value).containsExactly("FR", "DE", "(unknown)");
        assertThat(slices.values().getLast().users()).isEqualTo(20_000 - 18_100);
        assertThat(slices.values().getLast().variants().getLast().conversions()).isEqualTo(1_150 - 1_020);
        assertThat(slices.heterogeneity()).singleElement().satisfies(each -> {
            assertThat(each.df()).isEqualTo(2);
            assertThat(each.pValue().orElseThrow()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void strata_take_chance_imbalance_out() {
        var situation = new Situation()
                .control("a", 5_000, 5_000)
                .converted("a", 1_250)
                .treatment("b", 5_000, 5_000)
                .converted("b", 1_040)
                .sliced("DE", "a", 4_000, 1_200)
                .sliced("DE", "b", 3_000, 930)
                .sliced("FR", "a", 1_000, 50)
                .sliced("FR", "b", 2_000, 110);

        var plain = situation.results().variants().getLast();
        var stratified = situation.judged(stratified()).results().variants().getLast();

        assertThat(plain.effect().orElseThrow()).isCloseTo(-0.042, within(1e-12));
        // The reference case "two strata with imbalance".
        assertThat(stratified.effect().orElseThrow()).isCloseTo(0.0085, within(1e-12));
        assertThat(stratified.method()).contains(Comparison.STRATIFIED);
    }

    @Test
    void the_series_narrows_and_its_sequence_is_the_wider() {
        var situation = checkout();
        for (int day = 1; day < 5; day++) {
            LocalDate date = Situation.DAY.plusDays(day);
            situation
                    .exposed("a", date, 2_000, 0)
                    .exposed("b", date, 2_000, 0)
                    .converted("a", date, 200)
                    .converted("b", date, 230);
        }
        var series = situation.results().series();

        assertThat(series).hasSize(5);
        assertThat(width(series.getLast())).isLessThan(width(series.getFirst()));
        assertThat(series).allSatisfy(day -> {
            var b = day.variants().getLast();
            assertThat(b.sequence().orElseThrow().getFirst())
                    .isLessThan(b.interval().orElseThrow().getFirst());
        });
    }

    @Test
    void an_effect_that_fades_is_doubted() {
        var situation = new Situation().control("a", 5_000, 0).treatment("b", 5_000, 0);
        for (int day = 0; day < 12; day++) {
            LocalDate date = Situation.DAY.plusDays(day);
            situation
                    .exposed("a", date, 10_000, 0)
                    .exposed("b", date, 10_000, 0)
                    .converted("a", date, 1_000)
                    .converted("b", date, 1_400 - 30 * day);
        }
        var results = situation.results();

        assertThat(results.trend()).singleElement().satisfies(each -> {
            assertThat(each.slope()).isNegative();
            assertThat(each.changed()).isTrue();
        });
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("NOVELTY");
    }

    @Test
    void what_was_different_before_the_exposure_is_no_effect() {
        var results = new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .target("spend", refined(MetricKind.MEAN, Duration.ofDays(14), Optional.empty()))
                .withPast("spend", "a", "50000", "1000000", "50000", "1000000", "500000")
                .withPast("spend", "b", "55000", "1100000", "55000", "1100000", "600000")
                .results();

        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("PLACEBO");
    }

    @Test
    void a_full_factorial_is_read_by_its_factors() {
        var usual = Analysis.DEFAULT;
        var situation = new Situation().control("none", 2_500, 10_000);
        situation
                .treatment("head", 2_500, 10_000)
                .treatment("button", 2_500, 10_000)
                .treatment("both", 2_500, 10_000)
                .converted("none", 1_000)
                .converted("head", 1_200)
                .converted("button", 1_000)
                .converted("both", 1_200)
                .judged(new Analysis(
                        usual.confidence(),
                        usual.method(),
                        usual.sequential(),
                        usual.correction(),
                        usual.covariate(),
                        usual.stratifyBy(),
                        usual.minimumDetectableEffect(),
                        usual.plannedUsers(),
                        usual.minimumDays(),
                        usual.prior(),
                        usual.lossThreshold(),
                        List.of(
                                new Analysis.Factor("headline", List.of(new VariantId("head"), new VariantId("both"))),
                                new Analysis.Factor(
                                        "button", List.of(new VariantId("button"), new VariantId("both"))))));

        var effects = situation.results().factorial().orElseThrow().effects();

        assertThat(effects)
                .extracting(ResultsDocument.FactorEffect::factors)
                .containsExactly(List.of("headline"), List.of("button"), List.of("headline", "button"));
        assertThat(effects.get(0).effect()).isCloseTo(0.02, within(1e-12));
        assertThat(effects.get(0).adjustedPValue()).isLessThan(1e-6);
        assertThat(effects.get(1).effect()).isCloseTo(0, within(1e-12));
        assertThat(effects.get(2).effect()).isCloseTo(0, within(1e-12));
    }

    @Test
    void the_effect_of_a_year_is_that_of_a_user_times_those_who_enter() {
        var b = checkout().results().variants().getLast();

        // 20,000 users in 14 days.
        assertThat(b.impact().orElseThrow().dailyUsers()).isCloseTo(20_000 / 14.0, within(1e-9));
        assertThat(b.impact().orElseThrow().yearly()).isCloseTo(0.015 * 20_000 / 14.0 * 365, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(MetricKind.class)
    void no_kind_of_metric_without_data_writes_nan(MetricKind kind) {
        for (long users : new long[] {0, 1, 2}) {
            var json = ModelJson.mapper()
                    .writeValueAsString(new Situation()
                            .control("a", 5_000, users)
                            .treatment("b", 5_000, users)
                            .target("empty", definition(kind))
                            .results(Question.PLAIN.by(Dimension.VISITOR)));

            assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    private static double width(ResultsDocument.Cumulated day) {
        var interval = day.variants().getLast().interval().orElseThrow();
        return interval.getLast() - interval.getFirst();
    }

    private static Situation checkout() {
        return new Situation()
                .control("a", 5_000, 10_000)
                .converted("a", 1_000)
                .treatment("b", 5_000, 10_000)
                .converted("b", 1_150);
    }

    private static Analysis analysis(Analysis.Sequential sequential) {
        return copy(Analysis.Method.FREQUENTIST, sequential, Analysis.Correction.HOLM, Optional.empty());
    }

    private static Analysis with(Analysis.Method method, Analysis.Correction correction) {
        return copy(method, Analysis.Sequential.NONE, correction, Optional.empty());
    }

    private static Analysis stratified() {
        return copy(
                Analysis.Method.FREQUENTIST,
                Analysis.Sequential.NONE,
                Analysis.Correction.HOLM,
                Optional.of("country"));
    }

    private static Analysis copy(
            Analysis.Method method,
            Analysis.Sequential sequential,
            Analysis.Correction correction,
            Optional<String> strata) {
        var usual = Analysis.DEFAULT;
        return new Analysis(
                usual.confidence(),
                method,
                sequential,
                correction,
                usual.covariate(),
                strata,
                usual.minimumDetectableEffect(),
                usual.plannedUsers(),
                usual.minimumDays(),
                usual.prior(),
                usual.lossThreshold(),
                List.of());
    }

    private static MetricDefinition definition(MetricKind kind) {
        return switch (kind) {
            case RATIO -> ratio();
            case QUANTILE -> quantile();
            case FUNNEL -> funnel();
            default -> refined(kind, Duration.ofDays(7), Optional.empty());
        };
    }

    private static MetricDefinition refined(MetricKind kind, Duration before, Optional<Cap> cap) {
        return metric(kind, Optional.empty(), List.of(), OptionalDouble.empty(), cap, before);
    }

    private static MetricDefinition ratio() {
        return metric(
                MetricKind.RATIO,
                Optional.of(new Counted("session", new Condition.All(List.of()), Optional.empty())),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    private static MetricDefinition quantile() {
        return metric(
                MetricKind.QUANTILE,
                Optional.empty(),
                List.of(),
                OptionalDouble.of(0.9),
                Optional.empty(),
                Duration.ZERO);
    }

    private static MetricDefinition funnel() {
        return metric(
                MetricKind.FUNNEL,
                Optional.empty(),
                List.of(new Counted("pay", new Condition.All(List.of()), Optional.empty())),
                OptionalDouble.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    private static MetricDefinition metric(
            MetricKind kind,
            Optional<Counted> denominator,
            List<Counted> steps,
            OptionalDouble quantile,
            Optional<Cap> cap,
            Duration before) {
        return new MetricDefinition(
                "metric",
                "",
                kind,
                "visit",
                new Condition.All(List.of()),
                Optional.of("amount"),
                Duration.ZERO,
                Duration.ofDays(14),
                Direction.INCREASE,
                denominator,
                steps,
                quantile,
                cap,
                before);
    }
}
