package dev.assay.postgres.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T08:30:00.000Z",
                "1970-01-01T00:00:00.001Z",
                "2028-02-29T23:59:59.999Z",
                "2026-11-26T08:30:00Z",
                "2026-11-26T08:30:00.123456Z",
                "2026-11-26T08:30:00.123+02:00"
            })
    void reads_a_moment_as_axon_does(String moment) {
        assertThat(StoredEvent.parse(moment)).isEqualTo(DateTimeUtils.parseInstant(moment));
    }

    @Test
    void reads_what_axon_writes() {
        var now = Instant.parse("2026-11-26T08:30:00.120Z");
        assertThat(StoredEvent.parse(DateTimeUtils.formatInstant(now))).isEqualTo(now);
    }

    @Test
    void refuses_what_is_no_moment() {
        assertThatThrownBy(() -> StoredEvent.parse("2026-13-26T08:30:00.000Z")).isInstanceOf(DateTimeException.class);
    }
}
