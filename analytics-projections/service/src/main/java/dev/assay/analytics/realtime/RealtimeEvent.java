package dev.assay.analytics.realtime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.experiment.VariantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What somebody who watches an experiment is told; its fields are those of the HTTP contract. */
public sealed interface RealtimeEvent {
    /** The event's name in the stream. */
    @JsonIgnore
    String type();

    /**
     * One minute as it is now: replaces what was said of it before.
     *
     * @param minute its beginning
     */
    record Window(Instant minute, List<Variant> variants) implements RealtimeEvent {
        public Window {
            variants = List.copyOf(variants);
        }

        @Override
        public String type() {
            return "window";
        }
    }

    /**
     * A variant's part of a minute.
     *
     * @param value what the judging metric's users gained, in the metric's unit
     */
    record Variant(@JsonProperty("variant_id") VariantId variant, long exposures, long conversions, BigDecimal value) {}

    /**
     * The results are no longer what they were.
     *
     * @param position how far the behaviour log has been read
     */
    record Results(long position) implements RealtimeEvent {
        @Override
        public String type() {
            return "results";
        }
    }

    /** Nothing happened for a while; keeps the connection open and shows when it is gone. */
    record Heartbeat() implements RealtimeEvent {
        @Override
        public String type() {
            return "heartbeat";
        }
    }
}
