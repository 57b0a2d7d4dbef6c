package dev.assay.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabasesTest {
    @Test
    void gives_each_caller_a_database_of_its_own_on_one_server() throws Exception {
        var one = TestDatabases.empty();
        var other = TestDatabases.migrated();
        assertThat(one.url()).isNotEqualTo(other.url());
        try (var connection = one.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table mine ()");
        }
        try (var connection = other.dataSource().getConnection();
                var tables = connection.getMetaData().getTables(null, null, "mine", null)) {
            assertThat(tables.next()).isFalse();
        }
    }
}
