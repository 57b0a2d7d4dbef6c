package dev.assay.server.launch;

import dev.assay.server.installation.CannotStart;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Why the server does not start, in one line. */
final class Reason {
    private Reason() {}

    static String of(Throwable fault) {
        var innermost = fault.toString();
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart known -> {
                    return line(String.valueOf(known.getMessage()));
                }
                case PortInUseException taken -> {
                    return ServerPort.inUse(taken.getPort());
                }
                // The outer ones say which bean noticed, the innermost what is wrong.
                default -> innermost = cause.getMessage() == null ? innermost : cause.getMessage();
            }
        }
        return line(innermost) + " (--logging.level.dev.assay=debug shows where)";
    }

    private static String line(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    }
}
