package dev.assay.server.standby;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.configuration.SavedConfiguration;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file in the data folder that the configuration is saved in: the one before is there until the next one is whole. */
final class ConfigurationFile {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFile.class);

    private final Path file;

    ConfigurationFile(Path folder) {
        this.file = folder.resolve("configuration.jsonl");
    }

    /** It holds the hashes of keys, so nobody else may read it. */
    void write(LiveConfiguration configuration, Instant asOf) throws IOException {
        var next = file.resolveSibling("configuration.next");
        Files.deleteIfExists(next);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(next, options, owners)) {
            var writer = new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
            SavedConfiguration.write(configuration, asOf, writer);
            writer.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Says that what is saved is still true. */
    void confirm(Instant now) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    /** Empty when there is none, or none that can be read. */
    Optional<SavedConfiguration> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var reader = Files.newBufferedReader(file)) {
            var saved = SavedConfiguration.read(reader);
            var confirmed = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(
                    confirmed.isAfter(saved.asOf())
                            ? new SavedConfiguration(saved.configuration(), saved.position(), confirmed)
                            : saved);
        } catch (IOException damaged) {
            LOG.warn("{} cannot be used: {}", file, damaged.getMessage());
            return Optional.empty();
        }
    }
}
