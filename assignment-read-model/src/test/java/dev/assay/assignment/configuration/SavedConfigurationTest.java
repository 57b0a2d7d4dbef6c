package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.company.Role;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.Percent;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagReader;
import dev.assay.model.flag.Splits;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.flag.VariationId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.privacy.SubjectKey;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.projection.Generation;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.MarkSet;
import dev.assay.rules.Operator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is saved serves what was served. */
class SavedConfigurationTest {
    private static final Generation LIVE = new Generation(1, ACME.company(), AssignmentProjection.NAME, 1, 0);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Property(tries = 300)
    void whatever_happened_is_read_back(@ForAll @Size(max = 120) List<@IntRange(max = 100_000) Integer> deeds)
            throws IOException {
        assertReadBack(Histories.of(deeds));
    }

    @Test
    void everything_that_is_served_is_read_back() throws IOException {
        var store = new Store();
        var scope = ACME;
        var flag = new FlagKey(scope, new FlagId("colours"));
        var definition = FlagReader.creation(ModelJson.mapper().readTree("""
                        {"id": "colours", "name": "Colours", "rules": [{"id": "half", "serve": {"split": [
                           {"variation": "on", "percent": 50}, {"variation": "off", "percent": 50}]}}]}""")).definition();
        store.append(
                scope,
                flag.toString(),
                new FlagCreated(
                        flag,
                        definition,
                        new Splits(Map.of(
                                "half",
                                new Allocation(List.of(
                                        new Allocation.Share("on", List.of(new BucketRange(0, 4_999))),
                                        new Allocation.Share("off", List.of(new BucketRange(5_000, 9_999))))))),
                        "salt"));
        store.append(scope, flag.toString(), new FlagEnabled(flag, "", OptionalInt.empty()));
        store.append(scope, flag.toString(), new TargetSet(flag, new UserMark(7), new VariationId("on")));
        var segment = new SegmentKey(scope, new SegmentId("beta"));
        var rule = Draft.comparison("plan", Operator.EQUALS, "pro");
        store.append(
                scope, segment.toString(), new SegmentCreated(segment, new SegmentDefinition("B", "", List.of(rule))));
        store.append(
                scope,
                segment.toString(),
                new SegmentUsersChanged(segment, MarkSet.of(LongStream.of(1, 2)), MarkSet.of(LongStream.empty())));
        var holdout = new HoldoutKey(scope, new HoldoutId("quarter"));
        store.append(
                scope,
                holdout.toString(),
                new HoldoutCreated(
                        holdout, new HoldoutDefinition("Q", "", new Percent(500), List.of()), "holdout-salt"));
        var layer = new LayerKey(scope, new LayerId("search"));
        store.append(scope, layer.toString(), new LayerCreated(layer, new Labels("L", ""), "layer-salt"));
        var checkout = Store.experiment(scope, "checkout");
        store.append(
                scope, layer.toString(), new LayerRangeTaken(layer, checkout.id(), List.of(new BucketRange(0, 2_999))));
        store.running(checkout, Draft.halves().targeting(rule));
        store.running(Store.experiment(scope, "pricing"), Draft.halves());
        store.append(Store.experiment(scope, "pricing"), new ExperimentPaused(Store.experiment(scope, "pricing"), ""));
        store.issued(scope, Role.CLIENT, "assay_client_1");
        var subject = new SubjectKey(scope.company(), new UserMark(9));
        store.append(scope, subject.toString(), new UserOptedOut(subject));

        assertReadBack(store.events());
    }

    @Test
    void what_is_not_whole_is_refused() throws IOException {
        var store = new Store();
        store.running(Store.experiment(ACME, "checkout"), Draft.halves());
        var text = written(store.events());
        var lines = text.lines().toList();

        assertRefused("");
        assertRefused(text.substring(0, text.length() / 2));
        assertRefused(String.join("\n", lines.subList(0, lines.size() - 1)));
        assertRefused(text.replace("\"events\":2", "\"events\":3"));
        assertRefused(text.replace("assay-configuration-1", "assay-configuration-0"));
        assertRefused(text.replace("experiment.started", "experiment.forgotten"));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> SavedConfiguration.read(new StringReader(text)))
                .isInstanceOf(IOException.class);
    }

    private static void assertReadBack(List<LifecycleEvent> events) throws IOException {
        var projection = projection(events);
        var text = written(events);
        var read = SavedConfiguration.read(new StringReader(text));

        assertThat(read.asOf()).isEqualTo(NOW);
        assertThat(ConfigurationDigest.of(read.configuration().current().of(ACME.company())))
                .isEqualTo(projection.checksum(LIVE));
        assertThat(read.configuration().current().running())
                .isEqualTo(live(projection).current().running());
    }

    private static String written(List<LifecycleEvent> events) throws IOException {
        var text = new StringWriter();
        SavedConfiguration.write(live(projection(events)), NOW, text);
        return text.toString();
    }

    private static LiveConfiguration live(AssignmentProjection projection) {
        return new LiveConfiguration(projection, (_, _) -> LIVE);
    }

    private static AssignmentProjection projection(List<LifecycleEvent> events) {
        var projection = new AssignmentProjection();
        projection.apply(LIVE, events);
        return projection;
    }
}
