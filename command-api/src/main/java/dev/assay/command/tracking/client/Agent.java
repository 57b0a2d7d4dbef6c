package dev.assay.command.tracking.client;

/** What a user agent says; {@code ""} where unknown. */
record Agent(String device, String browser, String system, boolean bot) {
    static final Agent UNKNOWN = new Agent("", "", "", false);
}
