package dev.assay.server.system;

import dev.assay.server.fixture.Playwright;
import dev.assay.server.fixture.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** People's paths through the dashboard, driven in the system's Chromium against a running server. */
class DashboardTest {
    @Test
    void people_find_their_way_from_signing_in_to_the_history() throws Exception {
        Playwright.run(Path.of("..", "..", "dashboard"), RunningServer.shared());
    }
}
