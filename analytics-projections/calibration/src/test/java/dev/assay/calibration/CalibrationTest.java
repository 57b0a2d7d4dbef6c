package dev.assay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.json.ModelJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {
    private static final Options FEW = new Options(300, 300, 7, 0.9999, 2, Optional.empty());

    @Test
    void a_few_hundred_experiments_keep_every_promise_and_show_what_peeking_does() throws Exception {
        var report = new Runs(FEW).report();

        assertThat(report.lines())
                .allSatisfy(line -> assertThat(line.holds()).as("%s", line).isTrue());
        assertThat(report.text()).contains("Every promise is kept.").contains("unpaid for");
    }

    @Test
    void the_number_of_threads_changes_nothing() throws Exception {
        var one = new Options(100, 150, 11, 0.99, 1, Optional.empty());
        var two = new Options(100, 150, 11, 0.99, 2, Optional.empty());

        assertThat(new Runs(one).report()).isEqualTo(new Runs(two).report());
    }

    @Test
    void p_values_that_are_too_small_are_caught() throws Exception {
        var seeds = new SplittableRandom(7).longs(400).toArray();
        var readings = Arrays.stream(seeds)
                .mapToObj(seed -> Reading.of(seed, 150))
                .map(CalibrationTest::halved)
                .toList();

        var report = Report.of(new Options(400, 150, 7, 0.99, 1, Optional.empty()), readings, 0.1, 1, 1);

        assertThat(report.lines())
                .filteredOn(line -> line.method().equals("means, Welch's t")
                        && !line.figure().equals("coverage"))
                .hasSize(2)
                .allMatch(line -> !line.holds());
        assertThat(report.holds()).isFalse();
    }

    private static Reading halved(Reading reading) {
        return new Reading(
                reading.rate(),
                new Reading.Said(reading.mean().p() / 2, reading.mean().covered()),
                reading.covariate(),
                reading.reduction(),
                reading.ratio(),
                reading.liftCovered(),
                reading.fiellerCovered(),
                reading.sampleRatioP(),
                reading.peeking());
    }

    @Test
    void the_report_is_written_as_json_too(@TempDir Path folder) throws Exception {
        var file = folder.resolve("report.json");

        int status = Calibrate.run("--experiments", "100", "--users", "100", "--seed", "3", "--json", file.toString());

        var json = ModelJson.mapper().readTree(Files.readString(file));
        assertThat(json.path("experiments").asInt()).isEqualTo(100);
        assertThat(json.path("lines").valueStream())
                .allMatch(line -> line.path("value").isNumber());
        boolean holds = json.path("lines")
                .valueStream()
                .allMatch(line -> line.path("holds").asBoolean());
        assertThat(status).isEqualTo(holds ? 0 : 1);
    }

    @Test
    void wrong_arguments_are_told_by_name() throws Exception {
        assertThat(Calibrate.run("--experiments", "ten")).isEqualTo(2);
        assertThatThrownBy(() -> Options.of("--users")).hasMessageContaining("--users needs a value");
        assertThatThrownBy(() -> Options.of("--users", "3")).hasMessageContaining("--users");
        assertThatThrownBy(() -> Options.of("--confidence", "2")).hasMessageContaining("--confidence");
        assertThatThrownBy(() -> Options.of("--colour", "red")).hasMessageContaining("--colour");
    }
}
