package dev.assay.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One JVM a data folder. The operating system drops the lock when its holder dies, however it dies, so what still runs on
 * the folder once the lock is ours was left over.
 */
final class DirectoryLock implements AutoCloseable {
    /** Closing any second channel on a locked file would drop the lock, so this JVM's own folders are kept here. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DirectoryLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Throws {@link IllegalStateException} when the folder is in use. */
    static DirectoryLock on(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw new IllegalStateException("this process already runs a database on " + folder);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IllegalStateException("another Assay" + owner(folder) + " already runs a database on "
                        + folder + ": stop it, or choose another --data folder");
            }
            Files.writeString(
                    folder.resolve("owner"),
                    Long.toString(ProcessHandle.current().pid()));
            return new DirectoryLock(folder, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(folder);
            throw e;
        }
    }

    private static String owner(Path folder) {
        try {
            return " (process " + Files.readString(folder.resolve("owner")) + ")";
        } catch (IOException unknown) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
