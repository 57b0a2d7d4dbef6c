package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People's paths through the dashboard, driven in the system's Chromium against a running server. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("..", "..", "dashboard");
    private static final long PATIENCE_MINUTES = 8;

    @Test
    void people_find_their_way_from_signing_in_to_the_history() throws Exception {
        var server = RunningServer.shared();
        var company = server.found();
        var output = Files.createTempFile("dashboard", ".log");
        var tests = new ProcessBuilder("npm", "run", "e2e")
                .directory(DASHBOARD.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        tests.environment().put("ASSAY_URL", server.address().toString());
        tests.environment().put("ASSAY_ADMIN_KEY", company.admin().key());
        tests.environment().put("ASSAY_CLIENT_KEY", company.as("client").key());
        tests.environment().put("CHROMIUM", chromium());

        var process = tests.start();
        var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();

        assertThat(ended).as(Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private static String chromium() {
        Optional<String> found = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("there is no Chromium here: apt-get install chromium"));
    }
}
