package dev.assay.query.catalogue;

import static dev.assay.query.fixture.Samples.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.UserMark;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagReader;
import dev.assay.model.flag.ScheduledChange;
import dev.assay.model.flag.Splits;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.flag.VariationId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generation;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.query.fixture.Log;
import dev.assay.query.fixture.TestDatabase;
import dev.assay.rules.BucketRange;
import dev.assay.rules.MarkSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Flags, segments, layers and holdouts as their events left them. */
class ResourcesTest {
    private static final FlagKey FLAG = new FlagKey(ACME, new FlagId("shiny"));
    private static final LayerKey LAYER = new LayerKey(ACME, new LayerId("search"));
    private static final SegmentKey SEGMENT = new SegmentKey(ACME, new SegmentId("beta"));
    private static final HoldoutKey HOLDOUT = new HoldoutKey(ACME, new HoldoutId("q4"));

    private final CatalogueProjection catalogue = new CatalogueProjection(TestDatabase.jdbi());
    private final Log log = new Log(ACME);

    @Test
    void a_flag_is_read_as_its_events_left_it() {
        happen();
        var flag = read(applied(1), "flags", "shiny");

        assertThat(flag.path("enabled").booleanValue()).isFalse();
        assertThat(flag.path("archived").booleanValue()).isTrue();
        assertThat(flag.path("targets")).isEqualTo(json("{\"0000000000000007\": \"off\"}"));
        assertThat(flag.path("scheduled_changes")).isEmpty();
        assertThat(flag.path("default")).isEqualTo(json("{\"variation\": \"on\"}"));
        assertThat(flag.path("version").intValue()).isEqualTo(9);
        assertThat(flag.path("created_by").stringValue()).isEqualTo("demo admin");
    }

    @Test
    void a_layer_tells_who_has_which_part_and_what_is_free() {
        happen();
        var layer = read(applied(100), "layers", "search");

        assertThat(layer.path("experiments"))
                .isEqualTo(json("[{\"id\": \"b\", \"share\": 25.50, \"ranges\": [[100, 2599], [9950, 9999]]}]"));
        assertThat(layer.path("free").doubleValue()).isEqualTo(74.5);
    }

    @Test
    void a_segment_counts_the_users_it_lists_and_a_holdout_ends() {
        happen();
        var generation = applied(100);

        assertThat(read(generation, "segments", "beta").path("users").intValue())
                .isEqualTo(2);
        assertThat(read(generation, "holdouts", "q4").path("archived").booleanValue())
                .isTrue();
        assertThat(read(generation, "holdouts", "q4").path("share").doubleValue())
                .isEqualTo(5);
    }

    @Test
    void one_by_one_or_at_once_the_rows_are_the_same() {
        happen();
        var expected = catalogue.checksum(applied(100));

        assertThat(catalogue.checksum(applied(1))).isEqualTo(expected);
        assertThat(catalogue.checksum(applied(3))).isEqualTo(expected);
    }

    private void happen() {
        var definition = FlagReader.creation(json("{\"id\": \"shiny\", \"name\": \"Shiny\"}"))
                .definition();
        var change = new ScheduledChange(Log.START, Optional.of(false), Optional.empty(), "");
        log.add(FLAG, new FlagCreated(FLAG, definition, Splits.NONE, "salt"));
        log.add(FLAG, new FlagEnabled(FLAG, "", OptionalInt.empty()));
        log.add(FLAG, new TargetSet(FLAG, new UserMark(7), new VariationId("off")));
        log.add(FLAG, new TargetSet(FLAG, new UserMark(8), new VariationId("on")));
        log.add(FLAG, new TargetRemoved(FLAG, new UserMark(8)));
        log.add(FLAG, new FlagChangeScheduled(FLAG, 1, change));
        log.add(FLAG, new FlagChangeScheduled(FLAG, 2, change));
        log.add(FLAG, new FlagDisabled(FLAG, "", OptionalInt.of(1)));
        log.add(FLAG, new FlagChangeDropped(FLAG, 2, "taken back"));
        log.add(LAYER, new LayerCreated(LAYER, new Labels("Search", ""), "salt"));
        log.add(LAYER, new LayerRangeTaken(LAYER, new ExperimentId("a"), List.of(new BucketRange(0, 99))));
        log.add(
                LAYER,
                new LayerRangeTaken(
                        LAYER,
                        new ExperimentId("b"),
                        List.of(new BucketRange(100, 2_599), new BucketRange(9_950, 9_999))));
        log.add(LAYER, new LayerRangeReleased(LAYER, new ExperimentId("a")));
        log.add(SEGMENT, new SegmentCreated(SEGMENT, new SegmentDefinition("Beta", "", List.of())));
        log.add(SEGMENT, new SegmentUsersChanged(SEGMENT, marks(1, 2, 3), MarkSet.EMPTY));
        log.add(SEGMENT, new SegmentUsersChanged(SEGMENT, MarkSet.EMPTY, marks(2)));
        log.add(
                HOLDOUT,
                new HoldoutCreated(HOLDOUT, new HoldoutDefinition("Q4", "", new Percent(500), List.of()), "salt"));
        log.add(HOLDOUT, new HoldoutEnded(HOLDOUT));
        log.add(FLAG, new FlagArchived(FLAG));
    }

    private Generation applied(int batch) {
        var generation = TestDatabase.newGeneration(ACME.company(), CatalogueProjection.NAME);
        var events = log.events();
        for (int from = 0; from < events.size(); from += batch) {
            catalogue.apply(generation, events.subList(from, Math.min(events.size(), from + batch)));
        }
        return generation;
    }

    private static JsonNode read(Generation generation, String kind, String id) {
        return TestDatabase.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT document FROM catalogue_resource
                        WHERE generation = ? AND environment = ? AND kind = ? AND id = ?
                        """)
                        .bind(0, generation.id())
                        .bind(1, ACME.environment().value())
                        .bind(2, kind)
                        .bind(3, id)
                        .map((row, _) -> json(row.getString(1)))
                        .one());
    }

    private static MarkSet marks(long... marks) {
        return MarkSet.of(LongStream.of(marks));
    }

    private static JsonNode json(String text) {
        return ModelJson.mapper().readTree(text);
    }
}
