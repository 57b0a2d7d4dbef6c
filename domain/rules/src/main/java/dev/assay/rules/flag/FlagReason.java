package dev.assay.rules.flag;

/** Why a unit is served a variation; the names are those of the HTTP contract. */
public enum FlagReason {
    /** The flag is off, by its kill switch or because it was never switched on. */
    OFF("DISABLED"),
    /** Another flag this one depends on does not serve what it must. */
    PREREQUISITE("DISABLED"),
    /** An admin gave this unit this variation. */
    TARGET("TARGETING_MATCH"),
    /** The first rule that holds gives everybody it holds for the same. */
    RULE("TARGETING_MATCH"),
    /** The unit's bucket decided, in a rule or where no rule holds. */
    SPLIT("SPLIT"),
    /** The unit takes part in the experiment that is attached. */
    EXPERIMENT("SPLIT"),
    /** No rule holds. */
    DEFAULT("STATIC"),
    /** Something unexpected happened while deciding. */
    ERROR("UNKNOWN");

    private final String openFeature;

    FlagReason(String openFeature) {
        this.openFeature = openFeature;
    }

    /** The resolution reason of OpenFeature that comes nearest. */
    public String openFeature() {
        return openFeature;
    }
}
