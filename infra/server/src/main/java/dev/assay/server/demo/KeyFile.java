package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import dev.assay.server.installation.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Where the demo keeps its keys: one a role. */
record KeyFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    /** By role. A file that is not there, or not whole, holds none. */
    Map<String, String> read() {
        var keys = new TreeMap<String, String>();
        try {
            if (Files.exists(path)) {
                ModelJson.mapper()
                        .readTree(Files.readString(path))
                        .properties()
                        .forEach(key -> keys.put(key.getKey(), key.getValue().asString("")));
            }
            return keys;
        } catch (JacksonException damaged) {
            LOG.warn("{} is damaged; the demo makes new keys", path);
            return Map.of();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void write(Map<String, String> keys) {
        try {
            SecretFile.write(path, ModelJson.mapper().writeValueAsString(keys));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
