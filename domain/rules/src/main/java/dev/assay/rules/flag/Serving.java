package dev.assay.rules.flag;

import dev.assay.rules.Allocation;
import java.util.Optional;

/** What a rule gives to whom it holds for. */
public sealed interface Serving {
    /** The same variation to everybody. */
    record Always(String variation) implements Serving {}

    /**
     * A share of the units to each variation.
     *
     * @param by the attribute whose value is put into a bucket instead of the unit, such as an account's id; a unit without
     *     it is passed on to the next rule
     */
    record Split(Allocation allocation, Optional<String> by) implements Serving {}

    /** The variation named like the unit's variant of the experiment; who takes no part is passed on to the next rule. */
    record InExperiment(String experiment) implements Serving {}
}
