package dev.assay.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * On whose behalf the server's programs run. PostgreSQL refuses to run as root; then they run in a user namespace of
 * their own, where they are nobody, or, where the kernel forbids that, as the unprivileged user 65534, who is given the
 * data folder.
 */
enum Account {
    /** The user who runs the JVM. */
    OWN(List.of()),
    /** Root, in a namespace where it is not. */
    NAMESPACE(List.of("unshare", "-U")),
    /** Another user, whom the data folder belongs to. */
    NOBODY(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));

    private static final int NOBODYS_ID = 65534;

    private final List<String> prefix;

    Account(List<String> prefix) {
        this.prefix = prefix;
    }

    static Account choose() throws IOException {
        var windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (windows || new UnixSystem().getUid() != 0) {
            return OWN;
        }
        if (NAMESPACE.works()) {
            return NAMESPACE;
        }
        if (NOBODY.works()) {
            return NOBODY;
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
                + " start Assay as another user, or use --postgres-url");
    }

    List<String> prefix() {
        return prefix;
    }

    /** Where this account can read programs from: the user's own cache, or one that all may read. */
    Path cache() {
        if (this == NOBODY) {
            return Path.of("/var/cache/assay");
        }
        var given = System.getenv("XDG_CACHE_HOME");
        var caches =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("assay");
    }

    /** Makes the folder and all in it this account's own. */
    void own(Path folder) throws IOException {
        if (this != NOBODY) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODYS_ID);
                Files.setAttribute(path, "unix:gid", NOBODYS_ID);
            }
        }
    }

    private boolean works() {
        try {
            var command = new ArrayList<>(prefix);
            command.add("true");
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
