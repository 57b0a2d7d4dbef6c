package dev.assay.assignment.ofrep;

/** Why a request cannot be answered, as OpenFeature names it. */
final class OfrepFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    OfrepFault(String code, String details) {
        super(details);
        this.code = code;
    }

    /** One of OpenFeature's error codes. */
    String code() {
        return code;
    }

    String details() {
        return String.valueOf(getMessage());
    }
}
