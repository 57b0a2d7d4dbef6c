package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analytics.results.ResultsDocument.Variant;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricKind;
import org.junit.jupiter.api.Test;

/** Two published experiments, fed as sufficient statistics; expected values computed elsewhere. */
class RealExperimentsTest {
    private static final double TIGHT = 1e-9;

    @Test
    void a_gate_moved_to_level_40_lost_players_after_a_week() {
        ResultsDocument results = cookieCats()
                .measured("retention-7", "gate-30", 8_502)
                .measured("retention-7", "gate-40", 8_279)
                .target("retention-7", MetricKind.CONVERSION, Direction.INCREASE)
                .results();
        Variant gate40 = variant(results, "gate-40");

        assertThat(variant(results, "gate-30").conversionRate().orElseThrow())
                .isCloseTo(19.020134228187918, within(TIGHT));
        near(gate40.effect().orElseThrow(), -0.008201298315205913);
        near(gate40.liftValue().orElseThrow(), -0.043119034896460164);
        near(gate40.statistic().orElseThrow(), -3.164358912748191);
        near(gate40.pValue().orElseThrow(), 0.001554249975614329);
        near(gate40.effectIntervalWald().orElseThrow().getFirst(), -0.013281552418885545);
        near(gate40.effectIntervalWald().orElseThrow().getLast(), -0.0031210442115262808);
        assertThat(gate40.lift()).contains("-4.3%");
        assertThat(results.omnibus().orElseThrow().statistic().orElseThrow())
                .isCloseTo(10.013167328688963, within(TIGHT));
        assertThat(results.recommendation().verdict()).isEqualTo("do_not_ship");
    }

    @Test
    void its_players_were_split_suspiciously() {
        ResultsDocument results = cookieCats()
                .converted("gate-30", 20_034)
                .converted("gate-40", 20_119)
                .results();

        near(results.srm().chiSquare().orElseThrow(), 6.9024049496058275);
        near(results.srm().pValue().orElseThrow(), 0.008607987810836262);
        assertThat(results.srm().status()).isEqualTo("WARNING");
        assertThat(results.warnings().getFirst().code()).isEqualTo("SRM_WARNING");
        near(variant(results, "gate-40").pValue().orElseThrow(), 0.07440965529691913);
    }

    @Test
    void its_rounds_played_did_not_change() {
        ResultsDocument results = cookieCats()
                .measured("rounds", "gate-30", 42_763, "2344795", "3068811771")
                .measured("rounds", "gate-40", 43_432, "2333530", "605052202")
                .target("rounds", MetricKind.MEAN, Direction.INCREASE)
                .results();
        Variant gate40 = variant(results, "gate-40");

        near(variant(results, "gate-30").variance().orElseThrow(), 65903.321897496);
        near(gate40.mean().orElseThrow(), 51.29877552814966);
        near(gate40.effect().orElseThrow(), -1.157488453953249);
        near(gate40.statistic().orElseThrow(), -0.885437433127067);
        near(gate40.pValue().orElseThrow(), 0.37592438409326173);
        near(gate40.effectInterval().orElseThrow().getFirst(), -3.719705116494713);
        near(gate40.effectInterval().orElseThrow().getLast(), 1.4047282085882147);
        assertThat(results.method()).isEqualTo("welch t");
    }

    @Test
    void two_mailings_both_brought_visitors_and_money() {
        ResultsDocument results = hillstrom().results();
        Variant mens = variant(results, "mens");
        Variant womens = variant(results, "womens");

        near(results.srm().chiSquare().orElseThrow(), 0.20253125000000002);
        near(results.srm().pValue().orElseThrow(), 0.9036929575604196);
        near(mens.statistic().orElseThrow(), 22.48604082719282);
        assertThat(mens.pValue().orElseThrow()).isCloseTo(5.685165482802317e-112, within(5.7e-121));
        near(womens.statistic().orElseThrow(), 13.949180655258505);
        near(womens.liftValue().orElseThrow(), 0.4260550702669102);

        Variant spend = variant(results.metrics().getFirst(), "womens");
        near(spend.statistic().orElseThrow(), 3.256371576025392);
        near(spend.pValue().orElseThrow(), 0.0011293971023632495);
        near(spend.effectInterval().orElseThrow().getFirst(), 0.16895678988377977);
        near(spend.effectInterval().orElseThrow().getLast(), 0.6798676419894139);
        near(variant(results.metrics().getFirst(), "mens").pValue().orElseThrow(), 1.163814968225482e-07);
    }

    @Test
    void the_better_mailing_is_shipped_but_a_change_so_large_is_doubted() {
        ResultsDocument results = hillstrom().results();

        assertThat(results.recommendation().verdict()).isEqualTo("ship");
        assertThat(results.recommendation().variantId().orElseThrow()).hasToString("mens");
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).containsExactly("TWYMAN");
    }

    private static Situation cookieCats() {
        return new Situation().control("gate-30", 5_000, 44_700).treatment("gate-40", 5_000, 45_489);
    }

    private static Situation hillstrom() {
        return new Situation()
                .control("none", 3_334, 21_306)
                .treatment("mens", 3_334, 21_307)
                .treatment("womens", 3_334, 21_387)
                .target("visit", MetricKind.CONVERSION, Direction.INCREASE)
                .secondary("spend", MetricKind.MEAN)
                .measured("visit", "none", 2_262)
                .measured("visit", "mens", 3_894)
                .measured("visit", "womens", 3_238)
                .measured("spend", "none", 122, "13908.33", "2870050.3621")
                .measured("spend", "mens", 267, "30311.69", "6759024.4973")
                .measured("spend", "womens", 189, "23038.11", "4911446.5763");
    }

    private static Variant variant(ResultsDocument results, String id) {
        return results.variants().stream()
                .filter(each -> each.variantId().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Variant variant(ResultsDocument.Further metric, String id) {
        return metric.variants().stream()
                .filter(each -> each.variantId().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(TIGHT * Math.max(1e-3, Math.abs(expected))));
    }
}
