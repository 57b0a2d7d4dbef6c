package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.LIVE;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.company.CompanyId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that cannot be applied, live and in a rebuild, and what happens when they can. */
class DeadLetterTest {
    private final Workbench bench = new Workbench();
    private final Node node = bench.node("node", bench.view(bench.tally));

    @BeforeEach
    void poison() {
        bench.tally.poison.add("bad");
    }

    @AfterEach
    void end() {
        node.close();
        bench.close();
    }

    @Test
    void are_listed_by_position_each_with_its_cause_or_waiting_behind_one() {
        bench.revoke(ACME, "a", "bad");
        bench.revoke(ACME, "b", "good");
        bench.revoke(ACME, "a", "good");
        bench.revoke(ACME, "c", "bad");
        caughtUp();

        var letters = letters(ACME);

        assertThat(letters).extracting(Letter::position).containsExactly(1L, 3L, 4L);
        assertThat(letters).extracting(Letter::sequence).containsExactly("acme/a", "acme/a", "acme/c");
        assertThat(letters).extracting(Letter::eventType).containsOnly("api_key.revoked");
        assertThat(letters.getFirst().causeType()).contains(IllegalStateException.class.getName());
        assertThat(letters.getFirst().message()).contains("poison");
        assertThat(letters.get(1).causeType()).isEmpty();
        assertThat(letters).extracting(Letter::id).doesNotHaveDuplicates();
        assertThat(node.projections.state(ACME, Tally.NAME).deadLetters()).isEqualTo(3);
        assertThat(node.projections.letters(ACME, Tally.NAME, Optional.empty(), 2))
                .hasSize(2);
    }

    @Test
    void are_applied_in_order_once_their_cause_is_mended_and_others_are_left_alone() {
        bench.revoke(ACME, "a", "bad");
        for (int i = 0; i < 250; i++) {
            bench.revoke(ACME, "a", "good");
        }
        bench.revoke(OTHER, "a", "bad");
        caughtUp();
        assertThat(bench.tally.events(node.live(ACME))).isZero();

        bench.tally.poison.clear();
        var outcome = node.projections.retry(ACME, Tally.NAME, Optional.empty());

        assertThat(outcome).isEqualTo(new RetryOutcome(251, 0, 0));
        assertThat(bench.tally.events(node.live(ACME), "acme/a")).isEqualTo(251);
        assertThat(bench.tally.lastVersion(node.live(ACME), "acme/a")).isEqualTo(250);
        assertThat(letters(OTHER)).hasSize(1);
        bench.revoke(ACME, "a", "good");
        caughtUp();
        assertThat(bench.tally.events(node.live(ACME), "acme/a")).isEqualTo(252);
    }

    @Test
    void a_retry_stops_at_the_first_of_a_sequence_that_still_fails() {
        bench.tally.poison.add("worse");
        bench.revoke(ACME, "a", "bad");
        bench.revoke(ACME, "a", "good");
        bench.revoke(ACME, "a", "worse");
        bench.revoke(ACME, "a", "good");
        bench.revoke(ACME, "b", "bad");
        caughtUp();
        bench.tally.poison.remove("bad");

        var outcome = node.projections.retry(ACME, Tally.NAME, Optional.empty());

        assertThat(outcome).isEqualTo(new RetryOutcome(3, 1, 2));
        assertThat(bench.tally.events(node.live(ACME), "acme/a")).isEqualTo(2);
        assertThat(letters(ACME).getFirst().message()).contains("poison");
    }

    @Test
    void one_sequence_can_be_retried_by_itself() {
        bench.revoke(ACME, "a", "bad");
        bench.revoke(ACME, "b", "bad");
        caughtUp();
        bench.tally.poison.clear();

        var outcome = node.projections.retry(ACME, Tally.NAME, Optional.of("acme/b"));

        assertThat(outcome).isEqualTo(new RetryOutcome(1, 0, 1));
        assertThat(letters(ACME)).extracting(Letter::sequence).containsExactly("acme/a");
        assertThat(node.projections.retry(ACME, Tally.NAME, Optional.of("no-such")))
                .isEqualTo(new RetryOutcome(0, 0, 1));
    }

    @Test
    void a_rebuild_has_letters_of_its_own_and_says_so() {
        bench.revoke(ACME, "a", "bad-later");
        bench.revoke(ACME, "a", "good");
        bench.revoke(ACME, "b", "good");
        caughtUp();
        assertThat(letters(ACME)).isEmpty();

        bench.tally.poison.add("bad-later");
        bench.request(ACME, Tally.NAME);
        var ready = node.until(ACME, Tally.NAME, 2, READY);

        assertThat(ready.deadLetters()).isEqualTo(2);
        assertThat(ready.equal()).contains(false);
        assertThat(letters(ACME)).isEmpty();
        assertThat(node.projections.letters(ACME, Tally.NAME, Optional.of(2), 10))
                .extracting(Letter::position)
                .containsExactly(1L, 2L);
    }

    @Test
    void letters_of_a_promoted_rebuild_are_retried_like_any() {
        bench.revoke(ACME, "a", "bad");
        bench.revoke(ACME, "a", "good");
        bench.request(ACME, Tally.NAME);
        assertThat(node.until(ACME, Tally.NAME, 2, READY).equal()).contains(true);
        bench.promote(ACME, Tally.NAME, 2);
        node.until(ACME, Tally.NAME, 2, LIVE);
        caughtUp();
        assertThat(letters(ACME)).hasSize(2);

        bench.tally.poison.clear();
        node.projections.retry(ACME, Tally.NAME, Optional.empty());

        bench.untilComplete(node, ACME);
        assertThat(letters(ACME)).isEmpty();
    }

    @Test
    void go_with_the_generation_they_belong_to() {
        bench.revoke(ACME, "a", "bad");
        caughtUp();
        bench.request(ACME, Tally.NAME);
        node.until(ACME, Tally.NAME, 2, READY);

        bench.discard(ACME, Tally.NAME, 2);

        await().atMost(PATIENCE)
                .until(() -> node.projections
                        .letters(ACME, Tally.NAME, Optional.of(2), 10)
                        .isEmpty());
        assertThat(letters(ACME)).hasSize(1);
    }

    private List<Letter> letters(CompanyId company) {
        return node.projections.letters(company, Tally.NAME, Optional.empty(), 100);
    }

    private void caughtUp() {
        assertThat(node.engine.positions().await(Tally.NAME, bench.head(), PATIENCE))
                .isTrue();
    }
}
