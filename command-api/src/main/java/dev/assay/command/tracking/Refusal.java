package dev.assay.command.tracking;

/**
 * Why an event was not taken.
 *
 * @param pointer the faulty field, as a JSON pointer from the event's root
 * @param detail a sentence the sender can act on
 */
record Refusal(Reason reason, String pointer, String detail) implements Outcome {
    /** The kinds of refusals; the code is what clients and the list of rejections see, and never changes. */
    enum Reason {
        MISSING_FIELD("missing_field"),
        INVALID_FIELD("invalid_field"),
        INVALID_PROPERTY("invalid_property"),
        UNKNOWN_EVENT_TYPE("unknown_event_type"),
        UNKNOWN_EXPERIMENT("unknown_experiment"),
        INACTIVE_EXPERIMENT("inactive_experiment"),
        UNKNOWN_VARIANT("unknown_variant"),
        TOO_OLD("too_old"),
        TOO_FAR_AHEAD("too_far_ahead");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Refusal missing(String field) {
        return new Refusal(Reason.MISSING_FIELD, "/" + field, field + " is missing");
    }

    static Refusal invalid(String field, String detail) {
        return new Refusal(Reason.INVALID_FIELD, "/" + field, field + " " + detail);
    }
}
