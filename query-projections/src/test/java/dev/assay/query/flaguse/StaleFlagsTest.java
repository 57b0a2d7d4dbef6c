package dev.assay.query.flaguse;

import static dev.assay.query.flaguse.StaleFlags.Reason.EXPIRED;
import static dev.assay.query.flaguse.StaleFlags.Reason.NOT_EVALUATED;
import static dev.assay.query.flaguse.StaleFlags.Reason.ONE_VARIATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.json.ModelJson;
import dev.assay.query.flaguse.FlagEvaluations.Day;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which flags may go, after thirty days. */
class StaleFlagsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_flag_that_is_used_and_varies_stays() {
        assertThat(reasons("", 100, served("on", 1), served("off", 20))).isEmpty();
    }

    @Test
    void one_that_nobody_asked_for_may_go() {
        assertThat(reasons("", 100)).containsExactly(NOT_EVALUATED);
        assertThat(reasons("", 100, served("on", 31))).containsExactly(NOT_EVALUATED);
    }

    @Test
    void one_that_is_new_may_not_have_been_asked_for_yet() {
        assertThat(reasons("", 29)).isEmpty();
    }

    @Test
    void one_that_serves_everybody_the_same_is_code_by_now() {
        assertThat(reasons("", 100, served("on", 1), served("off", 40))).containsExactly(ONE_VARIATION);
        assertThat(stale("", 100, 100, served("on", 1)).orElseThrow().variation())
                .contains("on");
        assertThat(reasons("\"enabled\": false,", 100, served("on", 1))).isEmpty();
    }

    @Test
    void one_that_has_just_changed_is_in_somebodys_hands() {
        assertThat(stale("", 100, 2, served("on", 1))).isEmpty();
    }

    @Test
    void one_past_its_own_moment_may_go_whatever_it_serves() {
        assertThat(reasons("\"expires_at\": \"2026-11-24T10:00:00Z\",", 3, served("on", 1)))
                .containsExactly(EXPIRED);
        assertThat(reasons("\"expires_at\": \"2026-11-24T10:00:01Z\",", 3, served("on", 1)))
                .isEmpty();
    }

    private static List<StaleFlags.Reason> reasons(String fields, int age, Day... days) {
        return stale(fields, age, age, days).map(StaleFlags.Stale::reasons).orElse(List.of());
    }

    private static Optional<StaleFlags.Stale> stale(String fields, int age, int unchanged, Day... days) {
        var flag = ModelJson.mapper().readTree("""
                {%s "id": "f", "name": "F", "created_at": "%s", "updated_at": "%s"%s}""".formatted(
                        fields,
                        NOW.minus(Duration.ofDays(age)),
                        NOW.minus(Duration.ofDays(unchanged)),
                        fields.contains("enabled") ? "" : ", \"enabled\": true"));
        return new StaleFlags(NOW, Duration.ofDays(30), Map.of("f", Arrays.asList(days)))
                .among(List.of(flag)).stream().findFirst();
    }

    private static Day served(String variation, int daysAgo) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        return new Day("f", variation, LocalDate.ofInstant(at, ZoneOffset.UTC), 7, at);
    }
}
