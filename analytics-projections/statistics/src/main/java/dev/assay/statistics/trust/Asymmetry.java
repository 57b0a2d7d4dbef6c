package dev.assay.statistics.trust;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.ChiSquareTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether something that should hit all arms alike does: users assigned and never exposed, exposed and never assigned, events
 * that came late. Pearson's chi-square of the arms' counts with and without it.
 *
 * @param status {@link Status#EMPTY_ARM}; {@link Status#NO_VARIATION} when it hit nobody, or everybody
 * @param alarm p below {@link SampleRatio#ALARM}
 */
public record Asymmetry(Status status, Optional<ChiSquareTest.Outcome> outcome, boolean alarm) {
    /** Of arm after arm: how many it hit, of how many. */
    public static Asymmetry check(List<Long> hit, List<Long> users) {
        List<List<Long>> table = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            if (hit.get(i) < 0 || hit.get(i) > users.get(i)) {
                throw new IllegalArgumentException("those hit lie between 0 and the number of users");
            }
            table.add(List.of(hit.get(i), users.get(i) - hit.get(i)));
        }
        if (users.stream().anyMatch(n -> n == 0)) {
            return new Asymmetry(Status.EMPTY_ARM, Optional.empty(), false);
        }
        Optional<ChiSquareTest.Outcome> outcome = ChiSquareTest.of(table).outcome();
        return new Asymmetry(
                outcome.isPresent() ? Status.OK : Status.NO_VARIATION,
                outcome,
                outcome.map(test -> test.p() < SampleRatio.ALARM).orElse(false));
    }
}
