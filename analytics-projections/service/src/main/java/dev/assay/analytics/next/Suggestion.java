package dev.assay.analytics.next;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.experiment.ExperimentId;
import java.util.Locale;
import java.util.Map;

/**
 * Something to do next.
 *
 * @param score from 0 to 1: what the list is ranked by; each kind says how it comes about
 * @param evidence the numbers it rests on, by name
 */
record Suggestion(
        Kind kind,
        ExperimentId experimentId,
        String experimentName,
        String sentence,
        String action,
        double score,
        Map<String, Object> evidence) {
    enum Kind {
        /** A step where many are lost; the score is their share, less where the likely lift is smaller than a test would find. */
        HEADROOM,
        /** A segment whose effect differs; the score is one less the corrected p-value. */
        SEGMENT,
        /** A test that some more days would settle; the score falls with the days. */
        INCONCLUSIVE,
        /** What nobody cares for any more; below all others. */
        CLEANUP;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
