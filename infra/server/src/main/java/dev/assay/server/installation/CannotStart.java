package dev.assay.server.installation;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** The server cannot start, and whoever starts it can do something about that: the message says what, in their words. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    /** Java's own messages about files are often no more than the file's name. */
    public static CannotStart because(String what, IOException fault) {
        return new CannotStart(what + ": " + why(fault), fault);
    }

    private static String why(IOException fault) {
        return switch (fault) {
            case AccessDeniedException denied -> "permission denied on " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case FileSystemException system
            when system.getReason() != null -> system.getFile() + ": " + system.getReason();
            default -> String.valueOf(fault.getMessage());
        };
    }
}
