package dev.assay.server.demo;

import static dev.assay.server.demo.DemoRun.PATIENCE;
import static dev.assay.server.demo.DemoRun.RUSH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.LossyLine;
import dev.assay.server.fixture.RunningServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo against a whole server. */
class DemonstrationTest {
    private static final Map<String, String> SHOWN = Map.of(
            "checkout-one-page", "running",
            "homepage-a-a", "running",
            "newsletter-teaser", "stopped",
            "free-shipping-bar", "draft",
            "winter-landing-page", "scheduled");

    private final RunningServer server = RunningServer.shared();
    private DemoRun run;

    @BeforeEach
    void forget() throws IOException {
        run = DemoRun.first(server);
    }

    @Test
    void visitors_come_and_what_is_printed_says_what_came_of_it() throws Exception {
        var keys = run.play();

        assertThat(run.statuses(keys)).isEqualTo(SHOWN);
        var checkout = run.results(keys, "checkout-one-page");
        assertThat(checkout.json().path("sample_size").asLong()).isEqualTo(RUSH);
        assertThat(checkout.json().path("variants").size()).isEqualTo(2);
        for (var variant : checkout.json().path("variants")) {
            assertThat(variant.path("exposures").asLong()).isPositive();
        }
        assertThat(run.printed().lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(run.printed())
                .contains(server.address().toString())
                .contains(keys.admin(), keys.analyst(), keys.auditor(), keys.client())
                .contains("One-page checkout (running, 240 visitors)\n  Three pages ")
                .contains("Home page A/A (running, 240 visitors)\n  A ");
        assertThat(run.printed().replaceAll("\\s+", " "))
                .contains(
                        checkout.text("/recommendation/text"),
                        run.results(keys, "homepage-a-a").text("/recommendation/text"));
    }

    @Test
    void a_second_run_adds_nothing_and_counts_nothing_twice() throws Exception {
        var keys = run.play();
        var catalogue = run.checksum(keys, "catalogue");
        var metrics = run.checksum(keys, "metrics");

        assertThat(run.play()).isEqualTo(keys);

        assertThat(run.checksum(keys, "catalogue")).isEqualTo(catalogue);
        assertThat(run.checksum(keys, "metrics")).isEqualTo(metrics);
    }

    @Test
    void what_was_interrupted_is_taken_up_again() throws Exception {
        var keys = run.keys();
        var admin = run.as(keys.admin());
        for (var id : List.of("checkout-one-page", "newsletter-teaser", "winter-landing-page")) {
            admin.post("/experiments", """
                            {"id": "%s", "name": "Not started yet", "variants": [
                              {"id": "control", "allocation": 50, "control": true},
                              {"id": "other", "allocation": 50}]}""".formatted(id)).expect(201);
        }
        var started = admin.post("/experiments/newsletter-teaser/start").expect(200);
        admin.with("Assay-Position", started.header("Assay-Position"))
                .get("/experiments/newsletter-teaser")
                .expect(200);

        assertThat(run.demonstration().prepare()).isEqualTo(keys);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(run.statuses(keys)).isEqualTo(SHOWN);
            assertThat(admin.get("/experiments/newsletter-teaser").text("/decision/variant_id"))
                    .isEqualTo("control");
        });
    }

    @Test
    void a_write_whose_answer_is_lost_is_sent_again_and_done_once() throws Exception {
        // A key whose answer is lost cannot be had again; what the demo does then is another matter.
        var keys = run.keys();
        try (var line = LossyLine.to(server.address())) {
            var admin = new Platform(line.address().toString(), server.bean(RandomGenerator.class)).as(keys.admin());
            new DemoExperiments(admin, InstantSource.system()).makeMissing();
            assertThat(line.broken()).hasSizeGreaterThan(10);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(run.statuses(keys)).isEqualTo(SHOWN);
            assertThat(run.as(keys.admin())
                            .get("/experiments/newsletter-teaser/history")
                            .json()
                            .path("items")
                            .size())
                    .as("created, started, stopped, decided")
                    .isEqualTo(4);
        });
    }

    @Test
    void the_rush_goes_on_where_it_was_interrupted() throws Exception {
        var keys = run.demonstration().prepare();
        new Visits(run.platform().as(keys.client())).rush(0, RUSH / 3);
        await().atMost(PATIENCE).until(() -> run.visitors(keys) == RUSH / 3);

        run.demonstration().rush(keys);
        var metrics = run.checksum(keys, "metrics");
        assertThat(run.visitors(keys)).isEqualTo(RUSH);

        // The same company as one whose visitors came undisturbed would be.
        new Visits(run.platform().as(keys.client())).rush(0, RUSH);
        assertThat(run.checksum(keys, "metrics")).isEqualTo(metrics);
    }

    @Test
    void visitors_keep_coming_until_they_are_refused_and_then_the_server_goes_on_without_them() throws Exception {
        var keys = run.play();
        var demo = Thread.ofVirtual().start(run.demonstration()::run);
        try {
            await().atMost(PATIENCE).until(() -> run.visitors(keys) > RUSH);
            run.revoke("client", keys);
            assertThat(demo.join(PATIENCE)).isTrue();
        } finally {
            demo.interrupt();
        }
        assertThat(run.printed()).contains("The demo's visitors stop, and the server goes on: /", " answered 401");
        run.as(keys.admin()).get("/health/ready").expect(200);
    }

    @Test
    void visitors_stop_coming_when_the_demo_is_interrupted() throws Exception {
        var keys = run.play();
        var demo = Thread.ofVirtual().start(run.demonstration()::run);
        try {
            await().atMost(PATIENCE).until(() -> run.visitors(keys) > RUSH);
        } finally {
            demo.interrupt();
        }
        assertThat(demo.join(PATIENCE)).isTrue();
        assertThat(run.printed()).doesNotContain("visitors stop");
    }
}
