package dev.assay.server.database;

import dev.assay.server.installation.InstallationProperties;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Begins to open the database while Spring still reads how everything is put together: each takes a second or two. */
public final class EarlyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String NAME = "openingDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = Binder.get(context.getEnvironment()).bindOrCreate("assay", InstallationProperties.class);
        var folder = properties.data().toAbsolutePath().normalize();
        var opening = new OpeningDatabase(() -> Database.open(properties.postgresUrl(), folder));
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(NAME, opening);
        // The first to be registered is the last to be destroyed, also when the start fails half-way.
        beans.registerDisposableBean(NAME, opening);
    }
}
