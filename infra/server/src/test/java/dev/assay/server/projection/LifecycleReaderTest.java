package dev.assay.server.projection;

import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.event.LifecycleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading the event store again, exactly as far as another reader has come. */
class LifecycleReaderTest {
    private final Workbench bench = new Workbench();
    private final LifecycleReader reader =
            new LifecycleReader(bench.lifecycle.eventStorageEngine(), new LifecycleFeed(bench.store), 4);

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void gives_one_companys_events_in_stretches() {
        bench.revokeMany(ACME, 3);
        bench.revokeMany(OTHER, 3);
        bench.revokeMany(ACME, 3);

        assertThat(positions(all(upTo(9)))).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
        var first = reader.read(ACME, Optional.empty(), upTo(9));
        assertThat(positions(first.arrivals())).containsExactly(1L, 2L, 3L);
        assertThat(first.last()).isFalse();
        assertThat(first.end().map(Tokens::position)).contains(4L);
    }

    @Test
    void stops_where_the_other_stopped() {
        bench.revokeMany(ACME, 9);

        var chunk = reader.read(ACME, Optional.empty(), upTo(2));

        assertThat(positions(chunk.arrivals())).containsExactly(1L, 2L);
        assertThat(chunk.last()).isTrue();
        assertThat(positions(reader.read(ACME, chunk.end(), upTo(4)).arrivals()))
                .containsExactly(3L, 4L);
    }

    @Test
    void leaves_out_what_the_other_has_passed_by_and_takes_it_when_the_other_did() {
        bench.revokeMany(ACME, 3);

        var before = reader.read(ACME, Optional.empty(), upTo(3, 2L));
        assertThat(positions(before.arrivals())).containsExactly(1L, 3L);
        assertThat(before.last()).isTrue();

        var after = reader.read(ACME, before.end(), upTo(3));
        assertThat(positions(after.arrivals())).containsExactly(2L);
        assertThat(reader.read(ACME, after.end(), upTo(3)).arrivals()).isEmpty();
    }

    @Test
    void an_empty_store_gives_nothing() {
        var chunk = reader.read(ACME, Optional.empty(), upTo(0));

        assertThat(chunk).isEqualTo(new Chunk<LifecycleEvent>(List.of(), Optional.empty(), true));
    }

    private List<Arrival<LifecycleEvent>> all(TrackingToken upTo) {
        var arrivals = new ArrayList<Arrival<LifecycleEvent>>();
        Optional<TrackingToken> place = Optional.empty();
        Chunk<LifecycleEvent> chunk;
        do {
            chunk = reader.read(ACME, place, upTo);
            arrivals.addAll(chunk.arrivals());
            place = chunk.end();
        } while (!chunk.last());
        return arrivals;
    }

    private static TrackingToken upTo(long position, Long... gaps) {
        return GapAwareTrackingToken.newInstance(position, List.of(gaps));
    }

    private static List<Long> positions(List<Arrival<LifecycleEvent>> arrivals) {
        return arrivals.stream().map(Arrival::position).toList();
    }
}
