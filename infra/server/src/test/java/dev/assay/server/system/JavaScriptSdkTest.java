package dev.assay.server.system;

import dev.assay.server.fixture.Playwright;
import dev.assay.server.fixture.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The JavaScript SDK as it is shipped, in a browser, and OpenFeature's own JavaScript clients, against a running server. */
class JavaScriptSdkTest {
    @Test
    void pages_evaluate_by_themselves_and_follow_changes() throws Exception {
        Playwright.run(Path.of("..", "..", "clients", "javascript"), RunningServer.shared());
    }
}
