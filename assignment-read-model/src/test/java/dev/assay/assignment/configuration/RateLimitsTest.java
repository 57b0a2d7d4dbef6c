package dev.assay.assignment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Scope;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.company.Role;
import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often a key may call. */
class RateLimitsTest {
    private long now;
    private final RateLimits limits = new RateLimits(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void a_key_without_a_limit_calls_as_often_as_it_likes() {
        assertThat(granted(holder("acme", "free", Optional.empty()), 10_000)).isEqualTo(10_000);
    }

    @Test
    void a_burst_is_let_through_and_then_so_many_a_second() {
        var key = holder("acme", "web", Optional.of(new RateLimit(10, 50)));
        assertThat(granted(key, 100)).isEqualTo(50);
        assertThat(limits.nanosToWait(key)).isBetween(1L, TimeUnit.MILLISECONDS.toNanos(100));

        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(granted(key, 100)).isEqualTo(10);

        now += TimeUnit.MINUTES.toNanos(1);
        assertThat(granted(key, 100)).isEqualTo(50);
    }

    @Test
    void one_keys_calls_are_not_anothers() {
        var limit = Optional.of(new RateLimit(1, 1));
        assertThat(granted(holder("acme", "web", limit), 5)).isEqualTo(1);
        assertThat(granted(holder("acme", "app", limit), 5)).isEqualTo(1);
        assertThat(granted(holder("globex", "web", limit), 5)).isEqualTo(1);
    }

    private int granted(KeyHolder key, int asked) {
        int granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += limits.nanosToWait(key) == 0 ? 1 : 0;
        }
        return granted;
    }

    private static KeyHolder holder(String company, String key, Optional<RateLimit> limit) {
        return new KeyHolder(Scope.of(company, "production"), Role.CLIENT, new KeyId(key), key, limit);
    }
}
