package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private final ClientAddress behindProxies = ClientAddress.behind(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void a_trusted_proxy_is_believed() {
        assertThat(behindProxies.beforeTheProxies("10.1.2.3", List.of("81.2.69.142")))
                .isEqualTo("81.2.69.142");
    }

    @Test
    void a_stranger_is_not_believed() {
        assertThat(behindProxies.beforeTheProxies("81.2.69.1", List.of("1.2.3.4")))
                .isEqualTo("81.2.69.1");
    }

    @Test
    void what_the_client_wrote_before_the_proxies_is_not_believed() {
        assertThat(behindProxies.beforeTheProxies("10.1.2.3", List.of("1.2.3.4, 81.2.69.142", "10.9.9.9")))
                .isEqualTo("81.2.69.142");
    }

    @Test
    void nonsense_in_the_header_ends_the_search() {
        assertThat(behindProxies.beforeTheProxies("10.1.2.3", List.of("<script>")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void ranges_of_both_families_are_read_and_nonsense_is_refused() {
        assertThat(behindProxies.beforeTheProxies("fd12::1", List.of("2001:db8::7")))
                .isEqualTo("2001:db8::7");
        assertThatThrownBy(() -> ClientAddress.behind(List.of("10.0.0.0/33")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClientAddress.behind(List.of("example.org")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
