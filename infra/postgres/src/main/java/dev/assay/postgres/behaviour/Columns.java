package dev.assay.postgres.behaviour;

/** The columns of {@code behaviour_event} in the order they are copied in and out. */
final class Columns {
    static final int COUNT = 21;

    /** The position is first: it is filled in last. What repeats from event to event stands together. */
    static final String LIST = """
            position, received_at, occurred_at, lifecycle_position, user_reference, kind, \
            company, environment, event_name, experiment, variant, \
            country, region, city, device, browser, system, bot, \
            event_id, session_id, properties""";

    private Columns() {}
}
