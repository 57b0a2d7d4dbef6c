package dev.assay.server.installation;

import dev.assay.model.behaviour.UserReferences;
import dev.assay.query.page.Cursors;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time, randomness, and the secrets of the installation. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For keys and salts: nobody may foresee them. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    Installation installation(InstallationProperties properties, RandomGenerator random) {
        return Installation.open(properties, random);
    }

    @Bean
    UserReferences userReferences(Installation installation) {
        return new UserReferences(installation.master());
    }

    @Bean
    Cursors cursors(Installation installation) {
        return new Cursors(installation.derived("assay cursors"));
    }
}
