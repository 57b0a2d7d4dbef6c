package dev.assay.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder belongs to one major version of PostgreSQL. */
final class Versions {
    private static final String MAJOR = "18";

    private Versions() {}

    static void check(Path data) throws IOException {
        var found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new IOException("the data is of PostgreSQL " + found + ", and this is " + MAJOR
                    + ": dump it with the old one and restore it, or use --postgres-url");
        }
    }
}
