package dev.assay.fold;

import static dev.assay.fold.Histories.DEFINITIONS;
import static dev.assay.fold.Histories.NOON;
import static dev.assay.fold.Histories.contribution;
import static dev.assay.fold.Histories.exposure;
import static dev.assay.fold.Histories.fold;
import static dev.assay.fold.Histories.purchase;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.experiment.VariantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users by the allocation they came under, and by what else they saw. */
class SlicesTest {
    @Test
    void a_user_belongs_to_the_allocation_in_force_at_the_first_exposure() {
        assertThat(periods(fold(exposure("1", "checkout", "control", NOON, 24))))
                .isEmpty();
        assertThat(periods(fold(exposure("1", "checkout", "control", NOON, 25))))
                .containsExactly("1");
        assertThat(periods(fold(
                        exposure("2", "checkout", "control", NOON.plus(ofMinutes(1)), 40),
                        exposure("1", "checkout", "control", NOON, 34))))
                .containsExactly("1");
        assertThat(periods(fold(exposure("1", "checkout", "control", NOON, 35))))
                .containsExactly("2");
    }

    @Test
    void users_of_two_experiments_are_counted_in_each_by_the_variant_of_the_other() {
        var state = fold(
                exposure("1", "checkout", "treatment", NOON, 20),
                exposure("2", "pricing", "third", NOON, 20),
                purchase("3", 9.5, NOON.plus(ofMinutes(2)), 20));

        assertThat(alongside(state))
                .containsExactlyInAnyOrder("checkout treatment pricing/third", "pricing third checkout/treatment");
        assertThat(contribution(state, DEFINITIONS).measurements())
                .filteredOn(cell ->
                        cell.cohort().slice().filter(SlicesTest::isAlongside).isPresent())
                .extracting(cell -> cell.cohort().experiment().id() + " "
                        + cell.counted().metric().orElseThrow() + " "
                        + cell.sums().y())
                .containsExactlyInAnyOrder("checkout bought 1000000", "pricing revenue 9500000");
    }

    @Test
    void who_saw_two_variants_is_in_no_pair() {
        assertThat(alongside(fold(
                        exposure("1", "checkout", "treatment", NOON, 20),
                        exposure("2", "checkout", "control", NOON, 20),
                        exposure("3", "pricing", "third", NOON, 20))))
                .isEmpty();
    }

    @Test
    void of_very_many_experiments_the_last_started_are_paired() {
        var many = IntStream.range(0, 10)
                .mapToObj(i -> Histories.experiment("experiment-" + i, 100 + i, Optional.of(Histories.BOUGHT)))
                .toList();
        var events = new ArrayList<>(many.stream()
                .map(each -> exposure(each.key().id().value(), each.key().id().value(), "control", NOON, 200))
                .toList());
        var definitions = Definitions.of(many);

        var pairs = contribution(Fold.fold(UserState.EMPTY, events, definitions), definitions).exposures().stream()
                .filter(cell ->
                        cell.cohort().slice().filter(SlicesTest::isAlongside).isPresent())
                .toList();

        assertThat(pairs).hasSize(8 * 7);
        assertThat(pairs)
                .noneMatch(cell -> cell.cohort().experiment().id().value().matches("experiment-[01]"));
        assertThat(pairs).allMatch(cell -> cell.cohort().variant().equals(new VariantId("control")));
    }

    private static List<String> periods(UserState state) {
        return contribution(state, DEFINITIONS).exposures().stream()
                .flatMap(cell -> cell.cohort().slice().stream())
                .filter(slice -> slice.dimension().equals(Slice.PERIOD))
                .map(Slice::value)
                .toList();
    }

    private static List<String> alongside(UserState state) {
        return contribution(state, DEFINITIONS).exposures().stream()
                .filter(cell ->
                        cell.cohort().slice().filter(SlicesTest::isAlongside).isPresent())
                .map(cell ->
                        cell.cohort().experiment().id() + " " + cell.cohort().variant() + " "
                                + cell.cohort().slice().orElseThrow().value())
                .toList();
    }

    private static boolean isAlongside(Slice slice) {
        return slice.dimension().equals(Slice.ALONGSIDE);
    }
}
