package dev.assay.query.audit;

import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the audit log together, given the database, the generations and the secret of the cursors. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditProjection auditProjection(Jdbi jdbi) {
        return new AuditProjection(jdbi);
    }

    @Bean
    AuditLog auditLog(Jdbi jdbi, Generations generations, Cursors cursors) {
        return new AuditLog(jdbi, generations, cursors);
    }
}
