package dev.assay.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every behaviour log must do, whatever it is made of. */
public abstract class BehaviourLogContract {
    private static final Instant NOW = Instant.now();

    /** The log, empty. */
    protected abstract BehaviourLog log();

    /** All that is in it, in the order of reading. */
    protected abstract List<BehaviourEvent> stored();

    /** Makes the log's store unreachable. */
    protected abstract void takeAway();

    /** Makes it reachable again. */
    protected abstract void bringBack();

    @Test
    void what_was_appended_is_read_back_whole_and_in_order() throws Exception {
        var events = IntStream.range(0, 3).mapToObj(BehaviourLogContract::event).toList();

        log().append(events).get(10, TimeUnit.SECONDS);

        assertThat(stored()).containsExactlyElementsOf(events);
    }

    @Test
    void appends_of_many_callers_are_all_there() throws Exception {
        var appends = IntStream.range(0, 50)
                .mapToObj(caller -> log().append(List.of(event(2 * caller), event(2 * caller + 1))))
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(appends).get(10, TimeUnit.SECONDS);

        assertThat(stored()).extracting(BehaviourEvent::eventId).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void an_absent_log_says_so_within_two_seconds_stores_nothing_and_works_again_afterwards() throws Exception {
        takeAway();
        assertThatThrownBy(() -> log().append(List.of(event(0), event(1))).get(2, TimeUnit.SECONDS))
                .hasCauseInstanceOf(BehaviourLog.Unavailable.class);

        bringBack();
        log().append(List.of(event(2))).get(10, TimeUnit.SECONDS);
        assertThat(stored()).extracting(BehaviourEvent::eventId).containsExactly("event-2");
    }

    private static BehaviourEvent event(int number) {
        var reference = new byte[32];
        reference[31] = (byte) number;
        var at = NOW.truncatedTo(ChronoUnit.MICROS).minusSeconds(number);
        return new BehaviourEvent(
                Scope.of("acme", "production"),
                "event-" + number,
                new UserReference(reference),
                BehaviourKind.values()[number % 3],
                "kauft „Grün\" 🛒",
                number % 3 == 0 ? Optional.of(new ExperimentId("checkout")) : Optional.empty(),
                number % 3 == 0 ? Optional.of(new VariantId("treatment")) : Optional.empty(),
                at.minusMillis(7),
                at,
                number,
                number % 2 == 0 ? Optional.of("session") : Optional.empty(),
                number % 2 == 0 ? Map.of("revenue", 19.99, "items", 3L, "gift", true, "currency", "EUR") : Map.of(),
                new ClientTraits("DE", "Berlin", "Berlin", "Phone", "Chrome", "Android", number % 2 == 0));
    }
}
