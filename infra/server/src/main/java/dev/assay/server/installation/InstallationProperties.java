package dev.assay.server.installation;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an installation keeps what is its own.
 *
 * @param data the folder of the embedded database, the secrets and the operator's key
 * @param postgresUrl an existing PostgreSQL, {@code postgresql://user:password@host:port/database}, instead of the
 *     embedded one
 * @param secret the master secret that user references are derived from, at least 32 characters and the same on every
 *     node; without one it is made once and kept in the data folder
 */
@ConfigurationProperties("assay")
public record InstallationProperties(
        @DefaultValue("data") Path data, Optional<String> postgresUrl, Optional<String> secret) {}
