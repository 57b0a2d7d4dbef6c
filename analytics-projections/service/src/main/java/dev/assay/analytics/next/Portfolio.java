package dev.assay.analytics.next;

import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.model.Scope;
import java.time.Instant;
import java.util.List;

/** The experiments of one environment of a company. */
@FunctionalInterface
public interface Portfolio {
    /** All but archived ones; those that run first, then the ones changed last. */
    List<Entry> entries(Scope scope);

    /**
     * An experiment.
     *
     * @param decided whether a variant was chosen
     * @param changedAt when anything last happened to it
     */
    record Entry(ExperimentFacts facts, boolean decided, Instant changedAt) {}
}
