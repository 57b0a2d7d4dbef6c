package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestIdsTest {
    private final RequestIds ids = new RequestIds(() -> 1);

    @Test
    void a_harmless_name_is_kept() {
        assertThat(ids.keepOrMake("Order_17.retry-2")).isEqualTo("Order_17.retry-2");
    }

    @Test
    void anything_else_gets_a_new_name() {
        var made = "00000000000000010000000000000001";
        assertThat(ids.keepOrMake(null)).isEqualTo(made);
        assertThat(ids.keepOrMake("")).isEqualTo(made);
        assertThat(ids.keepOrMake("a b")).isEqualTo(made);
        assertThat(ids.keepOrMake("é")).isEqualTo(made);
        assertThat(ids.keepOrMake("x".repeat(101))).isEqualTo(made);
    }
}
