package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class AssignmentLawsTest {
    private static final Generation ONE = generation(1);
    private static final Generation OTHER = generation(2);

    @Property(tries = 300)
    void whatever_the_batches_the_same_is_held(
            @ForAll @Size(max = 120) List<@IntRange(max = 100_000) Integer> deeds,
            @ForAll @NotEmpty List<@IntRange(min = 1, max = 20) Integer> sizes) {
        var events = Histories.of(deeds);
        var projection = new AssignmentProjection();
        projection.apply(ONE, events);

        for (int from = 0, batch = 0; from < events.size(); batch++) {
            int to = Math.min(events.size(), from + sizes.get(batch % sizes.size()));
            projection.apply(OTHER, events.subList(from, to));
            from = to;
        }

        assertSame(projection, events);
    }

    @Property(tries = 300)
    void whatever_order_the_streams_arrive_in_the_same_is_held(
            @ForAll @Size(max = 120) List<@IntRange(max = 100_000) Integer> deeds,
            @ForAll List<@IntRange(max = 10) Integer> turns) {
        var events = Histories.of(deeds);
        var projection = new AssignmentProjection();
        projection.apply(ONE, events);

        projection.apply(OTHER, Histories.reordered(events, turns));

        assertSame(projection, events);
    }

    @Property(tries = 300)
    void what_is_given_again_changes_nothing(
            @ForAll @Size(max = 120) List<@IntRange(max = 100_000) Integer> deeds,
            @ForAll @IntRange(max = 120) int cut) {
        var events = Histories.of(deeds);
        int middle = Math.min(cut, events.size());
        var projection = new AssignmentProjection();
        projection.apply(ONE, events);

        projection.apply(OTHER, events.subList(0, middle));
        projection.apply(OTHER, events); // the first part is in already
        projection.apply(OTHER, events.subList(0, middle));

        assertSame(projection, events);
    }

    private static void assertSame(AssignmentProjection projection, List<LifecycleEvent> events) {
        assertThat(projection.checksum(OTHER)).isEqualTo(projection.checksum(ONE));
        long head = events.stream().mapToLong(LifecycleEvent::position).max().orElse(-1);
        assertThat(projection.snapshot().of(ONE).position()).isEqualTo(head);
        assertThat(projection.snapshot().of(OTHER).position()).isEqualTo(head);
    }

    private static Generation generation(int id) {
        return new Generation(id, ACME.company(), AssignmentProjection.NAME, id, 0);
    }
}
