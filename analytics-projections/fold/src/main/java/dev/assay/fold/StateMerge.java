package dev.assay.fold;

import java.util.Arrays;

/** The union of two states, both sorted, in one pass. */
final class StateMerge {
    private StateMerge() {}

    static UserState of(UserState left, UserState right) {
        int most = left.exposures() + right.exposures();
        var experiments = new long[most];
        var variants = new int[most];
        var seen = new Seen[most];
        int exposures = 0;
        boolean changed = false;
        for (int i = 0, j = 0; i < left.exposures() || j < right.exposures(); exposures++) {
            int order = compareExposures(left, i, right, j);
            boolean fromRight = order > 0 || order == 0 && right.seen(j).isBefore(left.seen(i));
            experiments[exposures] = order <= 0 ? left.experiment(i) : right.experiment(j);
            variants[exposures] = order <= 0 ? left.variant(i) : right.variant(j);
            seen[exposures] = fromRight ? right.seen(j) : left.seen(i);
            changed |= fromRight;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var streams = new long[left.streams() + right.streams()];
        var entries = new Entries[streams.length];
        int count = 0;
        for (int i = 0, j = 0; i < left.streams() || j < right.streams(); count++) {
            int order = compareStreams(left, i, right, j);
            var mine = order <= 0 ? left.entries(i) : Entries.NONE;
            var merged = order >= 0 ? mine.union(right.entries(j)) : mine;
            streams[count] = order <= 0 ? left.stream(i) : right.stream(j);
            entries[count] = merged;
            changed |= merged != mine && !merged.equals(mine);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        if (!changed) {
            return left;
        }
        var merged = new UserState(
                        Arrays.copyOf(experiments, exposures),
                        Arrays.copyOf(variants, exposures),
                        Arrays.copyOf(seen, exposures),
                        Arrays.copyOf(streams, count),
                        Arrays.copyOf(entries, count))
                .withoutWhatCannotMatter();
        return merged.equals(left) ? left : merged;
    }

    private static int compareExposures(UserState left, int i, UserState right, int j) {
        if (i == left.exposures()) {
            return 1;
        }
        if (j == right.exposures()) {
            return -1;
        }
        int byExperiment = Long.compare(left.experiment(i), right.experiment(j));
        return byExperiment != 0 ? byExperiment : Integer.compare(left.variant(i), right.variant(j));
    }

    private static int compareStreams(UserState left, int i, UserState right, int j) {
        if (i == left.streams()) {
            return 1;
        }
        return j == right.streams() ? -1 : Long.compare(left.stream(i), right.stream(j));
    }
}
