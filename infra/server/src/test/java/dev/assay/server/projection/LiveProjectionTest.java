package dev.assay.server.projection;

import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveProjectionTest {
    private final Workbench bench = new Workbench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void applies_every_event_once_to_its_companys_own_generation() {
        for (var i = 0; i < 300; i++) {
            bench.revoke(ACME, "a" + i % 3, "key");
            bench.revoke(OTHER, "a0", "key");
        }
        bench.engine.start();

        assertThat(bench.caughtUp()).isTrue();
        var acme = bench.engine.live(ACME, Tally.NAME);
        var other = bench.engine.live(OTHER, Tally.NAME);
        assertThat(acme.id()).isNotEqualTo(other.id());
        assertThat(bench.tally.events(acme, "acme/a0")).isEqualTo(100);
        assertThat(bench.tally.rows(acme)).isEqualTo(3);
        assertThat(bench.tally.events(other, "other/a0")).isEqualTo(300);
        assertThat(bench.tally.rows(other)).isEqualTo(1);
    }

    @Test
    void goes_on_after_a_restart_where_it_was() {
        bench.engine.start();
        bench.revoke(ACME, "a", "key");
        assertThat(bench.caughtUp()).isTrue();
        bench.engine.close();
        bench.revoke(ACME, "a", "key");

        bench.engine = bench.engine();
        bench.engine.start();

        assertThat(bench.caughtUp()).isTrue();
        assertThat(bench.tally.events(bench.engine.live(ACME, Tally.NAME), "acme/a"))
                .isEqualTo(2);
    }

    @Test
    void puts_a_poison_event_and_what_follows_it_aside_and_applies_the_rest() {
        bench.tally.poison.add("bad");
        bench.revoke(ACME, "a", "good");
        bench.revoke(ACME, "a", "bad");
        bench.revoke(ACME, "b", "good");
        bench.revoke(ACME, "a", "good");
        bench.revoke(OTHER, "a", "good");
        bench.engine.start();
        assertThat(bench.caughtUp()).isTrue();
        bench.revoke(ACME, "a", "good");
        assertThat(bench.caughtUp()).isTrue();

        var acme = bench.engine.live(ACME, Tally.NAME);
        assertThat(bench.tally.events(acme, "acme/a")).isEqualTo(1);
        assertThat(bench.tally.events(acme, "acme/b")).isEqualTo(1);
        assertThat(bench.tally.events(bench.engine.live(OTHER, Tally.NAME), "other/a"))
                .isEqualTo(1);
        var letters = bench.engine.view(Tally.NAME).orElseThrow().letters();
        assertThat(letters.count(acme)).isEqualTo(3);
        assertThat(letters.count(bench.engine.live(OTHER, Tally.NAME))).isZero();
    }
}
