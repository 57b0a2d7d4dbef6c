package dev.assay.server.projection;

import static dev.assay.server.projection.Workbench.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** What one reader tells several views in memory. */
class MemoryViewsTest {
    private static final int EVENTS = 9;

    private final Workbench bench = new Workbench();
    private final MemoryTally first = new MemoryTally();
    private final MemoryTally second = new MemoryTally();
    private final AtomicInteger advanced = new AtomicInteger();
    private final List<LiveView<?>> all = List.of(bench.view(first), bench.view(second));
    private final MemoryViews views = new MemoryViews(all, advanced::incrementAndGet);

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void a_batch_at_which_one_fails_comes_again_and_nobody_takes_in_an_event_twice() throws Exception {
        bench.revokeMany(ACME, EVENTS);
        var taken = new ArrayList<Long>();
        first.poison = event -> !taken.add(event.position());
        second.poison = _ -> {
            throw new TransientDataAccessResourceException("away for a moment");
        };
        var batch = stored();

        assertThatThrownBy(() -> views.accept(batch)).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(views.isFailing()).isTrue();
        assertThat(advanced).hasValue(0);
        second.poison = _ -> false;
        views.accept(batch);

        assertThat(views.isFailing()).isFalse();
        assertThat(advanced).hasValue(1);
        assertThat(taken).hasSize(EVENTS).doesNotHaveDuplicates();
        for (var view : all) {
            assertThat(((MemoryTally) view.view().projection())
                            .seen(view.ledger().live(ACME)))
                    .containsExactlyElementsOf(taken);
        }
    }

    @Test
    void an_empty_batch_is_no_news() {
        views.accept(List.of());
        assertThat(advanced).hasValue(0);
        assertThat(views.isFailing()).isFalse();
    }

    private List<TrackedEventMessage<?>> stored() throws InterruptedException {
        try (var stream = bench.store.openStream(null)) {
            var messages = new ArrayList<TrackedEventMessage<?>>();
            while (stream.hasNextAvailable()) {
                messages.add(stream.nextAvailable());
            }
            return messages;
        }
    }
}
