package dev.assay.postgres.sticky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.StickyAssignments.Kept;
import dev.assay.model.experiment.VariantId;
import dev.assay.postgres.Migrations;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users stick to, on a server of its own that is stopped and started again. */
class PostgresStickyAssignmentsTest {
    private static final Scope ACME = Scope.of("acme", "production");
    private static final ExperimentId CHECKOUT = new ExperimentId("checkout");
    private static final VariantId A = new VariantId("a");
    private static final VariantId B = new VariantId("b");

    @TempDir
    private Path folder;

    private EmbeddedDatabase server;
    private PostgresStickyAssignments sticky;

    @BeforeEach
    void start() {
        server = EmbeddedDatabase.start(folder);
        Migrations.migrate(server.address().dataSource());
        sticky = open();
    }

    @AfterEach
    void stop() {
        sticky.close();
        server.close();
    }

    private PostgresStickyAssignments open() {
        return new PostgresStickyAssignments(server.address(), InstantSource.system());
    }

    @Test
    void what_is_kept_is_known_at_once_and_after_a_restart() {
        sticky.keep(ACME, user(1), CHECKOUT, A);
        assertThat(variantOf(1)).contains(A);
        sticky.close();

        sticky = open();
        assertThat(variantOf(1)).contains(A);
        assertThat(variantOf(2)).isEmpty();
        assertThat(sticky.of(Scope.of("acme", "staging"), user(1)).in(CHECKOUT)).isEmpty();
        assertThat(sticky.of(ACME, user(1)).in(new ExperimentId("pricing"))).isEmpty();
    }

    @Test
    void the_first_one_wins_whoever_wrote_it() {
        sticky.keep(ACME, user(1), CHECKOUT, A);
        sticky.keep(ACME, user(1), CHECKOUT, B);
        try (var other = open()) {
            await().until(() -> other.of(ACME, user(1)).in(CHECKOUT).isPresent());
            other.keep(ACME, user(1), CHECKOUT, B);
        }
        assertThat(variantOf(1)).contains(A);
    }

    @Test
    void at_a_moment_of_the_past_there_is_what_was_kept_then() {
        var before = Instant.now().minusSeconds(1);
        sticky.keep(ACME, user(1), CHECKOUT, A);

        assertThat(sticky.asOf(before).of(ACME, user(1)).in(CHECKOUT)).isEmpty();
        var later = sticky.asOf(Instant.now().plusSeconds(1));
        assertThat(later.of(ACME, user(1)).in(CHECKOUT)).isPresent();
        later.keep(ACME, user(2), CHECKOUT, A);
        assertThat(variantOf(2)).isEmpty();
    }

    @Test
    void a_database_that_is_away_holds_nobody_up_and_gets_what_was_kept_meanwhile() {
        sticky.keep(ACME, user(1), CHECKOUT, A);
        await().until(() -> stored(1));
        int port = Integer.parseInt(server.address().url().replaceAll(".*:(\\d+)/.*", "$1"));
        server.close();

        assertThat(variantOf(1)).isEmpty();
        sticky.keep(ACME, user(2), CHECKOUT, B);
        assertThat(variantOf(2)).contains(B);

        server = EmbeddedDatabase.start(folder, port);
        await().atMost(Duration.ofSeconds(30)).until(() -> stored(2));
        await().atMost(Duration.ofSeconds(30)).until(() -> variantOf(1).equals(Optional.of(A)));
        assertThat(sticky.dropped()).isZero();
    }

    private boolean stored(int user) {
        try (var other = open()) {
            return other.of(ACME, user(user)).in(CHECKOUT).isPresent();
        }
    }

    private Optional<VariantId> variantOf(int user) {
        return sticky.of(ACME, user(user)).in(CHECKOUT).map(Kept::variant);
    }

    private static UserReference user(int number) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return new UserReference(bytes);
    }
}
