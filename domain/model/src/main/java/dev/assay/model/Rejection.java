package dev.assay.model;

import java.util.List;

/** Why a request is refused: a value with a reason, turned into problem+json in one place. */
public sealed interface Rejection {
    /** A sentence a person can act on. */
    String detail();

    /** One faulty field. */
    record Fault(String pointer, String detail) {}

    /** The request's content breaks rules; every faulty field is named. */
    record Invalid(List<Fault> faults) implements Rejection {
        public Invalid {
            faults = List.copyOf(faults);
        }

        public Invalid(String pointer, String detail) {
            this(List.of(new Fault(pointer, detail)));
        }

        @Override
        public String detail() {
            return faults.size() == 1
                    ? faults.getFirst().detail()
                    : faults.size() + " fields are not valid; errors[] names each.";
        }
    }

    /** There is no such thing, or it is another company's. */
    record NotFound(String detail) implements Rejection {
        public static NotFound of(String what, Object id) {
            return new NotFound("There is no " + what + " '" + id + "'.");
        }
    }

    /** The identifier is taken. */
    record AlreadyExists(String detail) implements Rejection {
        public static AlreadyExists of(String what, Object id) {
            return new AlreadyExists("There is already a " + what + " '" + id + "'.");
        }
    }

    /** The thing's present status does not allow it. */
    record NotAllowedInStatus(String detail) implements Rejection {}

    /** Someone else changed it meanwhile, or a rule about its present content forbids it. */
    record Conflict(String detail) implements Rejection {}

    /** {@code If-Match} names another version than the present one. */
    record StaleVersion(long expected, long actual) implements Rejection {
        @Override
        public String detail() {
            return "If-Match names version " + expected + ", but the resource is at version " + actual
                    + ". Read it again, apply your change to what you find, and retry.";
        }
    }

    /** A change of something live must name the version it is based on. */
    record VersionRequired(long actual) implements Rejection {
        @Override
        public String detail() {
            return "Send If-Match with the version your change is based on (now \"" + actual
                    + "\"): only drafts may be changed without.";
        }
    }

    /** The caller's role does not allow it. */
    record Forbidden(String detail) implements Rejection {}

    /** It cannot be done right now; the same request may succeed later. */
    record Unavailable(String detail) implements Rejection {}
}
