package dev.assay.server.tracking;

import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.behaviour.BehaviourSource;
import dev.assay.postgres.behaviour.PostgresBehaviourLog;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The behaviour log in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
class BehaviourConfiguration {
    @Bean(destroyMethod = "close")
    PostgresBehaviourLog behaviourLog(PostgresAddress database, Clock clock) {
        return new PostgresBehaviourLog(database, clock);
    }

    @Bean
    BehaviourSource behaviourSource(DataSource database) {
        return new BehaviourSource(database);
    }
}
