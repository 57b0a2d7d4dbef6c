package dev.assay.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.tracking.client.TestClients;
import dev.assay.http.ClientAddress;
import dev.assay.model.behaviour.ClientTraits;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackEnrichmentTest {
    private static final String EVENT = "{\"user_id\":\"u\",\"event_type\":\"custom\",\"event_name\":\"n\"}";

    @TempDir
    Path folder;

    @Test
    void behind_a_trusted_proxy_the_place_is_the_clients() throws Exception {
        var proxies = ClientAddress.behind(List.of("127.0.0.0/8", "::1"));

        assertThat(traitsOf(proxies, "Mozilla/5.0 (a bot)"))
                .isEqualTo(new ClientTraits("GB", "", "London", "Phone", "Chrome", "Android", true));
    }

    @Test
    void a_stranger_cannot_choose_its_place() throws Exception {
        assertThat(traitsOf(ClientAddress.ofConnection(), "Mozilla/5.0"))
                .isEqualTo(new ClientTraits("", "", "", "Phone", "Chrome", "Android", false));
    }

    @Test
    void an_application_server_is_no_robot_and_no_device() throws Exception {
        assertThat(traitsOf(ClientAddress.ofConnection(), "okhttp/4.12.0")).isEqualTo(ClientTraits.UNKNOWN);
    }

    private ClientTraits traitsOf(ClientAddress addresses, String userAgent) throws Exception {
        try (var server = TrackingServer.start(TestClients.readyWithLondon(folder), addresses)) {
            var answer = server.post(
                    "/api/v1/track",
                    BodyPublishers.ofString(EVENT),
                    "Authorization",
                    "Bearer assay_client_acme",
                    "User-Agent",
                    userAgent,
                    "X-Forwarded-For",
                    "81.2.69.142");
            assertThat(answer.status()).isEqualTo(202);
            return server.log.events().getFirst().client();
        }
    }
}
