package dev.assay.query.catalogue;

import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue together, given the database, the generations and the secret of the cursors. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
    @Bean
    CatalogueProjection catalogueProjection(Jdbi jdbi) {
        return new CatalogueProjection(jdbi);
    }

    @Bean
    Experiments catalogueExperiments(Jdbi jdbi, Generations generations, Cursors cursors) {
        return new Experiments(jdbi, generations, cursors);
    }

    @Bean
    Metrics catalogueMetrics(Jdbi jdbi, Generations generations, Cursors cursors) {
        return new Metrics(jdbi, generations, cursors);
    }

    @Bean
    Resources catalogueResources(Jdbi jdbi, Generations generations, Cursors cursors) {
        return new Resources(jdbi, generations, cursors);
    }

    @Bean
    FlagDocuments flagDocuments(Resources resources) {
        return new FlagDocuments(resources);
    }

    @Bean
    Histories catalogueHistories(Jdbi jdbi, Generations generations, Cursors cursors) {
        return new Histories(jdbi, generations, cursors);
    }

    @Bean
    Keys catalogueKeys(Jdbi jdbi, Generations generations) {
        return new Keys(jdbi, generations);
    }
}
