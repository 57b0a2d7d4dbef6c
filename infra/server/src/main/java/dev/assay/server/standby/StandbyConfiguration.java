package dev.assay.server.standby;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.http.Positions;
import dev.assay.postgres.PostgresAddress;
import dev.assay.server.installation.Installation;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What a later start without the database needs, kept while it is there. */
@Configuration(proxyBeanMethods = false)
class StandbyConfiguration {
    @Bean
    @Primary
    Freshness freshness(@Qualifier("hotPositions") Positions hotPositions, PostgresAddress address, Clock clock) {
        return new Freshness(hotPositions, address, clock);
    }

    @Bean
    ConfigurationKeeper configurationKeeper(
            Installation installation, LiveConfiguration configuration, Freshness freshness) {
        return new ConfigurationKeeper(new ConfigurationFile(installation.folder()), configuration, freshness);
    }
}
