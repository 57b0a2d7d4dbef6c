package dev.assay.assignment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDefinition;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagReader;
import dev.assay.model.flag.Splits;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.flag.VariationId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.privacy.SubjectKey;
import dev.assay.model.privacy.UserOptedIn;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.BucketRange;
import dev.assay.rules.MarkSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Flags, segments, layers, holdouts and opt-outs: however their events come, the same is served in the end. */
class PartsReplayTest {
    private final Store store = new Store();

    @Test
    void one_by_one_in_batches_twice_and_in_any_order_of_the_streams_it_is_the_same() {
        happen();
        var events = store.events();
        var together = new Node();
        together.apply(events);
        var expected = checksum(together);

        var each = new Node();
        events.forEach(each::apply);
        assertThat(checksum(each)).isEqualTo(expected);
        each.apply(events);
        assertThat(checksum(each)).isEqualTo(expected);
        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new Node();
            shuffled(events, new Random(seed)).forEach(shuffled::apply);
            assertThat(checksum(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void what_has_ended_does_not_come_back_when_its_events_are_given_again() {
        happen();
        var node = new Node();
        node.apply(store.events());
        var expected = checksum(node);
        for (var event : store.events()) {
            node.apply(event);
            assertThat(checksum(node)).as(event.type()).isEqualTo(expected);
        }
    }

    @Test
    void sdks_are_told_of_an_event_that_is_seen_after_one_that_stands_behind_it() {
        happen();
        var users = new UserReferences(new byte[32]);
        var events = store.events();
        var late = events.getFirst();
        var node = new Node();
        var revisions = new HashSet<String>();
        var other = events.stream()
                .filter(event -> !event.stream().equals(late.stream()))
                .toList();
        node.apply(other);
        revisions.add(node.now().sdk(Store.ACME, users).revision());
        node.apply(late);
        revisions.add(node.now().sdk(Store.ACME, users).revision());
        assertThat(revisions).hasSize(2);

        var together = new Node();
        together.apply(late);
        together.apply(other);
        assertThat(together.now().sdk(Store.ACME, users).revision())
                .isEqualTo(node.now().sdk(Store.ACME, users).revision());
    }

    @Test
    void every_kind_of_event_changes_what_is_served() {
        happen();
        var node = new Node();
        var before = checksum(node);
        for (var event : store.events()) {
            node.apply(event);
            var after = checksum(node);
            assertThat(after).as(event.type()).isNotEqualTo(before);
            before = after;
        }
    }

    private void happen() {
        var scope = Store.ACME;
        var layer = new LayerKey(scope, new LayerId("search"));
        var holdout = new HoldoutKey(scope, new HoldoutId("q4"));
        var segment = new SegmentKey(scope, new SegmentId("beta"));
        var anna = new SubjectKey(scope.company(), new UserMark(7));
        append(layer, new LayerCreated(layer, new Labels("Search", ""), "salt-l"));
        append(layer, new LayerRangeTaken(layer, new ExperimentId("a"), List.of(new BucketRange(0, 99))));
        store.running(Store.experiment(scope, "checkout"), Draft.split(5_000, 5_000));
        append(
                holdout,
                new HoldoutCreated(holdout, new HoldoutDefinition("Q4", "", new Percent(500), List.of()), "salt-h"));
        append(layer, new LayerRangeReleased(layer, new ExperimentId("a")));
        append(
                holdout,
                new HoldoutUpdated(holdout, new HoldoutDefinition("Q4", "", new Percent(600), List.of("none"))));
        append(segment, new SegmentCreated(segment, new SegmentDefinition("Beta", "", List.of())));
        append(segment, new SegmentUsersChanged(segment, MarkSet.of(LongStream.of(1, 2)), MarkSet.EMPTY));
        append(segment, new SegmentUsersChanged(segment, MarkSet.of(LongStream.of(3)), MarkSet.of(LongStream.of(1))));
        append(anna, new UserOptedOut(anna));
        append(anna, new UserOptedIn(anna));
        append(anna, new UserOptedOut(anna));
        var shiny = new FlagKey(scope, new FlagId("shiny"));
        append(shiny, new FlagCreated(shiny, flag(), Splits.NONE, "salt-f"));
        append(shiny, new FlagEnabled(shiny, "", OptionalInt.empty()));
        append(shiny, new TargetSet(shiny, new UserMark(9), new VariationId("off")));
        var old = new FlagKey(scope, new FlagId("old"));
        append(old, new FlagCreated(old, flag(), Splits.NONE, "salt-o"));
        append(old, new FlagArchived(old));
        var gone = new SegmentKey(scope, new SegmentId("gone"));
        append(gone, new SegmentCreated(gone, new SegmentDefinition("Gone", "", List.of())));
        append(gone, new SegmentArchived(gone));
        var emptied = new LayerKey(scope, new LayerId("emptied"));
        append(emptied, new LayerCreated(emptied, new Labels("Emptied", ""), "salt-e"));
        append(emptied, new LayerArchived(emptied));
        var over = new HoldoutKey(scope, new HoldoutId("over"));
        append(
                over,
                new HoldoutCreated(over, new HoldoutDefinition("Over", "", new Percent(500), List.of()), "salt-v"));
        append(over, new HoldoutEnded(over));
    }

    private void append(Object stream, Object payload) {
        store.append(Store.ACME, stream.toString(), payload);
    }

    /** As several writers may commit: each stream in its order, the streams mixed. */
    private static List<LifecycleEvent> shuffled(List<LifecycleEvent> events, Random random) {
        Map<String, List<LifecycleEvent>> streams = new TreeMap<>();
        events.forEach(event ->
                streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event));
        var mixed = new ArrayList<LifecycleEvent>();
        while (!streams.isEmpty()) {
            var names = List.copyOf(streams.keySet());
            var name = names.get(random.nextInt(names.size()));
            var stream = streams.getOrDefault(name, new ArrayList<>());
            mixed.add(stream.removeFirst());
            if (stream.isEmpty()) {
                streams.remove(name);
            }
        }
        return mixed;
    }

    private static String checksum(Node node) {
        return node.projection.checksum(node.live(Store.ACME.company()));
    }

    private static FlagDefinition flag() {
        return FlagReader.creation(ModelJson.mapper().readTree("{\"id\": \"x\", \"name\": \"X\"}"))
                .definition();
    }
}
