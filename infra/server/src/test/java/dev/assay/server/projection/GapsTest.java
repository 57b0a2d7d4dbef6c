package dev.assay.server.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = NOON;
    private final Gaps gaps = new Gaps(() -> now);

    @Test
    void what_is_behind_a_fresh_gap_is_not_sure_yet() {
        assertThat(gaps.safePosition(token(10, 4L, 7L))).isEqualTo(3);
    }

    @Test
    void a_gap_that_closes_holds_nobody_up() {
        gaps.safePosition(token(10, 4L, 7L));

        assertThat(gaps.safePosition(token(10, 7L))).isEqualTo(6);
        assertThat(gaps.safePosition(token(10))).isEqualTo(10);
    }

    @Test
    void numbers_that_were_lost_together_are_given_up_together() {
        var lost = LongStream.range(5, 33).boxed().toArray(Long[]::new);
        gaps.safePosition(token(33, lost));

        now = NOON.plusSeconds(1);

        assertThat(gaps.safePosition(token(33, lost))).isEqualTo(33);
    }

    @Test
    void a_later_gap_has_a_patience_of_its_own() {
        gaps.safePosition(token(10, 4L));
        now = NOON.plusMillis(600);
        gaps.safePosition(token(20, 4L, 15L));

        now = NOON.plusSeconds(1);

        assertThat(gaps.safePosition(token(20, 4L, 15L))).isEqualTo(14);
    }

    private static GapAwareTrackingToken token(long index, Long... missing) {
        return GapAwareTrackingToken.newInstance(index, List.of(missing));
    }
}
