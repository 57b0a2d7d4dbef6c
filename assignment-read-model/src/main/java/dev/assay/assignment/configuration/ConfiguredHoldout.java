package dev.assay.assignment.configuration;

import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.rules.UnitShare;

/** A holdout: who is held out of what. */
record ConfiguredHoldout(long version, HoldoutDefinition definition, String salt) {
    UnitShare share() {
        return UnitShare.first(salt, definition.share().basisPoints());
    }
}
