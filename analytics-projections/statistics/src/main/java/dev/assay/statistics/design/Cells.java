package dev.assay.statistics.design;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import java.util.List;

/** What a contrast of cells needs. */
final class Cells {
    private Cells() {}

    static Status comparable(List<? extends Sample> cells) {
        if (cells.stream().anyMatch(cell -> cell.n() == 0)) {
            return Status.EMPTY_ARM;
        }
        if (cells.stream().anyMatch(cell -> cell.n() < 2)) {
            return Status.INSUFFICIENT_DATA;
        }
        return cells.stream().allMatch(cell -> Welch.sampling(cell) == 0) ? Status.ZERO_VARIANCE : Status.OK;
    }
}
