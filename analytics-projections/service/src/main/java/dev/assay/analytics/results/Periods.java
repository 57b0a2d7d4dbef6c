package dev.assay.analytics.results;

import dev.assay.fold.Slice;
import dev.assay.statistics.trust.SampleRatio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A run in the parts between reallocations of traffic, each with shares of its own. A user belongs to the part of the first
 * exposure.
 *
 * @param whole of all parts together
 * @param later by the number of reallocations before them; what the whole has besides is the first part
 */
record Periods(ExperimentFacts facts, Tally whole, SortedMap<Integer, Tally> later) {
    static Periods of(ExperimentFacts facts, MetricCells.Sliced cells) {
        SortedMap<Integer, Tally> later = new TreeMap<>();
        cells.by(Slice.PERIOD)
                .forEach((period, snapshot) -> later.put(Integer.valueOf(period), new Tally(facts, snapshot)));
        return new Periods(facts, new Tally(facts, cells.all()), later);
    }

    /**
     * Whether users arrived in the shares of their part.
     *
     * @param expected by variant
     */
    record Check(SampleRatio ratio, List<Long> arrived, List<Double> expected) {}

    Check check(Predicate<LocalDate> days) {
        List<List<Long>> arrived = arrived(days);
        return new Check(ratio(arrived), whole.arrived(days), expected(arrived));
    }

    private SampleRatio ratio(List<List<Long>> arrived) {
        List<SampleRatio> parts = new ArrayList<>();
        for (int part = 0; part < arrived.size(); part++) {
            parts.add(SampleRatio.check(
                    withoutStragglers(arrived.get(part), part),
                    facts.periods().get(part).weights().stream()
                            .map(Integer::doubleValue)
                            .toList()));
        }
        return SampleRatio.together(parts);
    }

    private List<Double> expected(List<List<Long>> arrived) {
        double[] expected = new double[facts.variants().size()];
        for (int part = 0; part < arrived.size(); part++) {
            List<Integer> weights = facts.periods().get(part).weights();
            double users = arrived.get(part).stream().mapToLong(Long::longValue).sum();
            double all = weights.stream().mapToInt(Integer::intValue).sum();
            for (int i = 0; i < expected.length; i++) {
                expected[i] += users * (weights.get(i) / all);
            }
        }
        List<Double> listed = new ArrayList<>();
        for (double each : expected) {
            listed.add(each);
        }
        return listed;
    }

    /** Of the users who came since traffic was last divided anew. */
    Tally newest() {
        int part = facts.periods().size() - 1;
        if (part == 0) {
            return whole;
        }
        var present = later.get(part);
        return present == null ? whole.ofNobody() : present;
    }

    /** The parts as strata, so that a base rate that drifts while the shares do does not look like an effect. */
    Optional<Judging.Stratified> strata() {
        return facts.reallocated()
                ? Optional.of(new Judging.Stratified(Comparison.PERIODS, whole, List.copyOf(later.values())))
                : Optional.empty();
    }

    /** By part and variant. */
    private List<List<Long>> arrived(Predicate<LocalDate> days) {
        List<Long> first = new ArrayList<>(whole.arrived(days));
        List<List<Long>> parts = new ArrayList<>();
        for (int part = 1; part < facts.periods().size(); part++) {
            List<Long> users = later.containsKey(part)
                    ? later.get(part).arrived(days)
                    : first.stream().map(any -> 0L).toList();
            for (int i = 0; i < first.size(); i++) {
                first.set(i, first.get(i) - users.get(i));
            }
            parts.add(users);
        }
        parts.addFirst(first);
        return parts;
    }

    /** Exposures to a variant that has just lost its traffic may still be on their way: they are no alarm. */
    private List<Long> withoutStragglers(List<Long> users, int part) {
        if (part == 0) {
            return users;
        }
        List<Long> kept = new ArrayList<>(users);
        for (int i = 0; i < kept.size(); i++) {
            if (weight(part, i) == 0 && weight(part - 1, i) > 0) {
                kept.set(i, 0L);
            }
        }
        return kept;
    }

    private int weight(int part, int variant) {
        return facts.periods().get(part).weights().get(variant);
    }
}
