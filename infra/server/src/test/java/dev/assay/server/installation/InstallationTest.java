package dev.assay.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;

    @Test
    void secrets_are_made_once_and_readable_by_their_owner_only() throws Exception {
        var data = folder.resolve("new/data");
        open(data, 1);
        var key = Files.readString(data.resolve("operator-key")).strip();
        var again = open(data, 2);
        assertThat(again.isOperatorKey(key)).isTrue();
        for (var secret : new String[] {"master-secret", "operator-key", "node"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_file_in_place_of_the_folder_is_named() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> open(file, 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the data folder " + file + " cannot be made: " + file + " is not a folder");
        assertThatThrownBy(() -> open(file.resolve("data"), 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the data folder " + file.resolve("data") + " cannot be made: " + file.resolve("data")
                        + ": Not a directory");
    }

    @Test
    void a_folder_that_may_not_be_written_is_named() {
        var secret = folder.resolve("operator-key");
        assertThat(CannotStart.because("cannot read or make " + secret, new AccessDeniedException(secret + ".new")))
                .hasMessage("cannot read or make " + secret + ": permission denied on " + secret + ".new");
    }

    @Test
    void a_secret_that_was_lost_is_not_made_anew() throws Exception {
        Files.writeString(folder.resolve("master-secret"), "\n");
        assertThatThrownBy(() -> open(folder, 1))
                .isInstanceOf(CannotStart.class)
                .hasMessage(folder.resolve("master-secret") + " is empty: restore it from a backup");
    }

    @Test
    void a_secret_that_is_written_again_replaces_the_old_one_and_stays_private() throws Exception {
        var file = folder.resolve("demo.json");
        SecretFile.write(file, "old, and longer than the new one");
        SecretFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static Installation open(Path data, int seed) {
        return Installation.open(
                new InstallationProperties(data, Optional.empty(), Optional.empty()), new SplittableRandom(seed));
    }
}
