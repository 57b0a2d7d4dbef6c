package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code assay} in a checkout of its own, where a Maven that only makes the jars stands for the real one. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = LONG_AGO.plusSeconds(60);
    private static final String BUILDING = "Building Assay; the first time this takes some minutes \u2026\n";
    private static final String SERVER_JAR = "infra/server/target/assay-server-exec.jar";
    private static final String BENCH_JAR = "infra/bench/target/assay-bench.jar";

    private static final String PREPARING = "Preparing quick starts \u2026\n";
    private static final String APP = "infra/server/target/app";

    /** One that unpacks, rehearses and runs, each in a word. */
    private static final String JAVA = """
            for last; do :; done
            case "$*" in
              *jarmode=tools*) mkdir -p "$last"; touch "$last/assay-server-exec.jar" ;;
              *-XX:AOTCacheOutput=*)
                for option; do case $option in -XX:AOTCacheOutput=*) touch "${option#*=}" ;; esac; done
                echo Assay runs at ... ;;
              *) case "$*" in *-XX:AOTCache=*.aot*) echo runs with $last ;; *) echo benchmarks with $last ;; esac ;;
            esac
            """;

    @TempDir
    Path checkout;

    private Path source;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void checkOut() throws IOException {
        Files.copy(script(), checkout.resolve("assay"), StandardCopyOption.COPY_ATTRIBUTES);
        source = Files.createDirectories(checkout.resolve("domain/src/main/java"))
                .resolve("Rule.java");
        touch(source, LONG_AGO);
        // The jars of a reproducible build are older than their sources.
        program(
                "bin/mvn",
                "mkdir -p infra/server/target infra/bench/target; echo maven talks; touch -t 202001010000 %s %s"
                        .formatted(SERVER_JAR, BENCH_JAR));
        program("bin/npm", "exit 0");
        program("jdk/bin/javac", "exit 0");
        Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25\"");
        program("jdk/bin/java", JAVA);
    }

    @Test
    void everything_is_built_when_nothing_is_there() throws Exception {
        assertThat(assay("build")).isEqualTo(new Outcome(0, BUILDING + PREPARING));
        assertThat(assay("build")).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void the_benchmarks_need_a_jar_of_their_own() throws Exception {
        touch(checkout.resolve(SERVER_JAR), LATER);
        assertThat(assay("bench", "commands"))
                .isEqualTo(new Outcome(0, BUILDING + PREPARING + "benchmarks with commands\n"));
        assertThat(checkout.resolve(BENCH_JAR)).exists();
        assertThat(assay("bench", "commands")).isEqualTo(new Outcome(0, "benchmarks with commands\n"));
    }

    @Test
    void a_changed_source_is_built() throws Exception {
        touch(checkout.resolve(SERVER_JAR), LATER);
        touch(checkout.resolve(BENCH_JAR), LATER);
        assertThat(assay("build")).isEqualTo(new Outcome(0, PREPARING));
        touch(source, LATER.plusSeconds(1));
        assertThat(assay("build")).isEqualTo(new Outcome(0, BUILDING + PREPARING));
    }

    @Test
    void a_server_starts_from_what_was_rehearsed() throws Exception {
        assertThat(assay("start", "--port", "9000"))
                .isEqualTo(new Outcome(0, BUILDING + PREPARING + "runs with 9000\n"));
        assertThat(assay("start", "--port", "9000")).isEqualTo(new Outcome(0, "runs with 9000\n"));
    }

    @Test
    void another_jdk_rehearses_anew() throws Exception {
        assay("build");
        Files.writeString(checkout.resolve("jdk/release"), "JAVA_VERSION=\"25.0.9\"");
        assertThat(assay("build")).isEqualTo(new Outcome(0, PREPARING));
    }

    @Test
    void a_rehearsal_that_fails_stops_nobody() throws Exception {
        program("jdk/bin/java", JAVA.replace("echo Assay runs at ...", "exit 1"));
        var outcome = assay("start", "--port", "9000");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .startsWith(BUILDING + PREPARING + "Quick starts are not to be had here; see ")
                .endsWith(APP + "/rehearsal.log\nruns with 9000\n");
    }

    @Test
    void a_build_that_fails_says_why_and_runs_nothing() throws Exception {
        program("bin/mvn", "echo a test of nerves; exit 1");
        assertThat(assay("start"))
                .isEqualTo(new Outcome(
                        1,
                        BUILDING + "a test of nerves\nAssay's build failed; the whole of what it said is in "
                                + checkout.resolve("target/build.log") + "\n"));
    }

    @Test
    void help_is_printed_without_building_anything() throws Exception {
        for (var arguments :
                List.of(new String[] {"--help"}, new String[] {"demo", "--help"}, new String[] {"bench", "-h"})) {
            var outcome = assay(arguments);
            assertThat(outcome.code()).isZero();
            assertThat(outcome.output()).startsWith("usage: ./assay <what> [options]");
        }
        assertThat(assay("nonsense").code()).isEqualTo(2);
    }

    private Outcome assay(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(checkout.resolve("assay").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", checkout.resolve("bin") + ":", (path, own) -> own + path);
        builder.environment().put("ASSAY_JAVA_HOME", checkout.resolve("jdk").toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private void program(String path, String body) throws IOException {
        var file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void touch(Path file, Instant at) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private static Path script() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("assay"))) {
                return folder.resolve("assay");
            }
        }
        throw new AssertionError("no assay above " + Path.of("").toAbsolutePath());
    }
}
