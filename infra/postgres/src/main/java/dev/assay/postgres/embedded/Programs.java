package dev.assay.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs initdb and pg_ctl. */
record Programs(Path home, Account account, Path folder) {
    /** Says what the program said when it failed. */
    static final class Failed extends IOException {
        Failed(String message) {
            super(message);
        }
    }

    void initdb(Path data, String superuser, Path passwordFile) throws IOException {
        // The built-in provider sorts the same way on every system, whatever its C library.
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                superuser,
                "--pwfile",
                passwordFile.toString(),
                "--auth=scram-sha-256",
                // The password is 192 random bits: hashing it 4096 times, at each connection, would protect nothing
                // more.
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
    }

    /** A JVM that ends meanwhile takes the server along: nobody else knows of it yet. */
    void start(Path data, Path log) throws IOException {
        try (var _ = Starting.on(data)) {
            // pg_ctl gives the server a session of its own: a Ctrl-C at the terminal reaches Assay only, which stops it
            // in order.
            run("pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "600");
        }
    }

    void stop(Path data) throws IOException {
        try {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
        } catch (Failed tooSlow) {
            stopNow(data);
        }
    }

    void stopNow(Path data) throws IOException {
        run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "10");
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(account.prefix());
        command.add(Binaries.program(home, program).toString());
        command.addAll(List.of(arguments));
        // A file, not a pipe: the server inherits what pg_ctl has, and would hold a pipe open.
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (exitCode(process) != 0) {
            throw new Failed(program + " failed: " + Files.readString(output).strip());
        }
    }

    /** Whoever is interrupted waits all the same: what a program has begun when it is killed, nobody would end. */
    private static int exitCode(Process process) {
        return process.onExit().join().exitValue();
    }
}
