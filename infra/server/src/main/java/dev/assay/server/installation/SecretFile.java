package dev.assay.server.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file only its owner may read. It appears with all it holds, or not at all. */
public final class SecretFile {
    private SecretFile() {}

    /** What must never change by accident is made once. */
    static String readOrMake(Path file, Supplier<String> make) {
        try {
            if (!Files.exists(file)) {
                write(file, make.get());
            }
            var text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new CannotStart(file + " is empty: restore it from a backup");
            }
            return text;
        } catch (IOException fault) {
            throw CannotStart.because("cannot read or make " + file, fault);
        }
    }

    /** Writes it anew, in place of what was there. */
    public static void write(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException otherWasFaster) {
            Files.deleteIfExists(fresh);
        }
    }
}
