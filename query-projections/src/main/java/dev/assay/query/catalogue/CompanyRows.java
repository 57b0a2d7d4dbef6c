package dev.assay.query.catalogue;

import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.company.RateLimit;
import dev.assay.model.json.ModelJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What a batch says of companies and their keys. */
final class CompanyRows {
    private final Handle handle;
    private final int generation;
    private final List<Dated<CompanyCreated>> created = new ArrayList<>();
    private final List<Dated<ApiKeyIssued>> issued = new ArrayList<>();
    private final List<Dated<ApiKeyRevoked>> revoked = new ArrayList<>();

    private record Dated<E>(E event, Instant at) {}

    CompanyRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void add(CompanyCreated event, Instant at) {
        created.add(new Dated<>(event, at));
    }

    void add(ApiKeyIssued event, Instant at) {
        issued.add(new Dated<>(event, at));
    }

    void revoke(ApiKeyRevoked event, Instant at) {
        revoked.add(new Dated<>(event, at));
    }

    /** A key is issued before it is revoked, so this order suits every batch. */
    void save() {
        saveCompanies();
        saveIssued();
        saveRevoked();
    }

    private void saveCompanies() {
        if (created.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_company (generation, id, name, environments, created_at)
                VALUES (:generation, :id, :name, CAST(:environments AS jsonb), :at)
                """);
        created.forEach(company -> batch.bind("generation", generation)
                .bind("id", company.event().company().value())
                .bind("name", company.event().name())
                .bind(
                        "environments",
                        ModelJson.mapper().writeValueAsString(company.event().environments()))
                .bind("at", company.at())
                .add());
        batch.execute();
    }

    private void saveIssued() {
        if (issued.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_key (generation, id, name, role, environment, prefix, created_at, requests_per_second, burst)
                VALUES (:generation, :id, :name, :role, :environment, :prefix, :at, :rate, :burst)
                """);
        issued.forEach(key -> batch.bind("generation", generation)
                .bind("id", key.event().key().value())
                .bind("name", key.event().name())
                .bind("role", key.event().role().name().toLowerCase(Locale.ROOT))
                .bind("environment", key.event().environment().value())
                .bind("prefix", key.event().prefix())
                .bind("at", key.at())
                .bind(
                        "rate",
                        key.event()
                                .rateLimit()
                                .map(RateLimit::requestsPerSecond)
                                .orElse(null))
                .bind("burst", key.event().rateLimit().map(RateLimit::burst).orElse(null))
                .add());
        batch.execute();
    }

    private void saveRevoked() {
        if (revoked.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                UPDATE catalogue_key SET revoked_at = :at WHERE generation = :generation AND id = :id
                """);
        revoked.forEach(key -> batch.bind("generation", generation)
                .bind("id", key.event().key().value())
                .bind("at", key.at())
                .add());
        batch.execute();
    }
}
