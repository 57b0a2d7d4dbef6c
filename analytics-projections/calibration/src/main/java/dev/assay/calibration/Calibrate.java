package dev.assay.calibration;

import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;

/** {@code ./assay calibrate}: ends with 0 when every promise is kept, with 1 when one is not, with 2 for wrong arguments. */
public final class Calibrate {
    private Calibrate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    static int run(String... arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            return 2;
        }
        var report = new Runs(options).report();
        System.out.print(report.text());
        if (options.json().isPresent()) {
            Files.write(
                    options.json().get(),
                    ModelJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
        }
        return report.holds() ? 0 : 1;
    }
}
