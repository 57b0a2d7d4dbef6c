package dev.assay.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server that a data folder's {@code postmaster.pid} names; it may be long gone, and its number another's. */
record Postmaster(long number, Path data) {
    static Optional<Postmaster> on(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), data));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** Also those that have not come to write their {@code postmaster.pid} yet. */
    static List<ProcessHandle> runningOn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> runs(process.info(), data))
                .toList();
    }

    private static boolean runs(ProcessHandle.Info info, Path data) {
        return info.command().filter(Postmaster::isServer).isPresent()
                && info.arguments()
                        .filter(given -> List.of(given).contains(data.toString()))
                        .isPresent();
    }

    private static boolean isServer(String program) {
        return Path.of(program).getFileName().toString().matches("postgres(\\.exe)?");
    }

    /** The process, when it lives and is a server on this folder. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(number).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    boolean numberIsTaken() {
        return ProcessHandle.of(number).filter(ProcessHandle::isAlive).isPresent();
    }

    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        // Some systems do not tell the arguments; then the program's name must do.
        return info.arguments()
                .map(arguments -> String.join(" ", arguments).contains(data.toString()))
                .orElseGet(() -> info.command().orElse("postgres").contains("postgres"));
    }
}
