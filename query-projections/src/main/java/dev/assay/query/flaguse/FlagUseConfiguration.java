package dev.assay.query.flaguse;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the counting of evaluations together. */
@Configuration(proxyBeanMethods = false)
class FlagUseConfiguration {
    @Bean
    FlagEvaluations flagEvaluations(Jdbi jdbi, Clock clock) {
        return new FlagEvaluations(jdbi, clock);
    }
}
