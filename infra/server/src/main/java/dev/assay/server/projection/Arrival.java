package dev.assay.server.projection;

import org.axonframework.eventhandling.TrackedEventMessage;

/** An event and the message it came in. */
record Arrival<E>(E event, TrackedEventMessage<?> carrier) {}
