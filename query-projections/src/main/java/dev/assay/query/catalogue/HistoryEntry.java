package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import java.util.List;

/**
 * One line of a resource's history.
 *
 * @param resource such as {@code production/experiments/checkout} or {@code metrics/revenue}
 */
record HistoryEntry(String resource, LifecycleEvent event, List<Change> changes) {
    static String experiment(String environment, String id) {
        return environment + "/experiments/" + id;
    }

    static String metric(String id) {
        return "metrics/" + id;
    }
}
