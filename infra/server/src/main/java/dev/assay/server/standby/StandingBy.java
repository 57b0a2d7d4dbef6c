package dev.assay.server.standby;

import dev.assay.model.behaviour.UserReferences;
import dev.assay.server.database.Reachability;
import dev.assay.server.installation.CannotStart;
import dev.assay.server.installation.Installation;
import dev.assay.server.installation.InstallationProperties;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * When a start finds its existing PostgreSQL away, and there is a saved configuration, a {@link Standby} answers until the
 * database is back. The start then goes on, and the standby ends when the server itself begins to listen.
 */
public final class StandingBy implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(StandingBy.class);
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final BooleanSupplier isEnding;

    /** @param isEnding whether the process was told to stop */
    public StandingBy(BooleanSupplier isEnding) {
        this.isEnding = isEnding;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var handover = new Handover();
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("handover", handover);
        beans.registerDisposableBean("handover", handover);
        var properties = Binder.get(context.getEnvironment()).bindOrCreate("assay", InstallationProperties.class);
        properties
                .postgresUrl()
                .map(Reachability::of)
                .filter(Reachability::isAway)
                .ifPresent(database -> {
                    standby(properties, context.getEnvironment()).ifPresent(standby -> {
                        handover.from(standby);
                        waitFor(database);
                    });
                });
    }

    private static Optional<Standby> standby(InstallationProperties properties, Environment environment) {
        var installation = Installation.open(properties, new SecureRandom());
        return new ConfigurationFile(installation.folder())
                .read()
                .map(saved -> Standby.start(
                        saved, new UserReferences(installation.master()), address(environment), Clock.systemUTC()));
    }

    private static InetSocketAddress address(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        @Nullable InetAddress host = environment.getProperty("server.address", InetAddress.class);
        return host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    }

    private void waitFor(Reachability database) {
        try {
            while (database.isAway()) {
                if (isEnding.getAsBoolean()) {
                    throw new CannotStart("it was told to stop");
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("it was told to stop", stopped);
        }
        LOG.info("The database is back: the start goes on");
    }
}
