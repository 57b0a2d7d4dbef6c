package dev.assay.server.database;

import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.sticky.PostgresStickyAssignments;
import dev.assay.server.installation.Installation;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the database. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** @param installation first of all, since what is wrong with its folder is told best by itself */
    @Bean(destroyMethod = "") // who opened it closes it
    Database database(OpeningDatabase opening, Installation installation) {
        return opening.await();
    }

    @Bean
    PostgresAddress postgresAddress(Database database) {
        return database.address();
    }

    @Bean(destroyMethod = "") // the database closes it
    DataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    /** Takes part in the transaction that runs. */
    @Bean
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(new TransactionAwareDataSourceProxy(dataSource));
    }

    @Bean
    PostgresStickyAssignments stickyAssignments(PostgresAddress address, Clock clock) {
        return new PostgresStickyAssignments(address, clock);
    }
}
