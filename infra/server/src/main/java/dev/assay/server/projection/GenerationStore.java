package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.Jdbi;

/** Which generations there are, and which of them readers see. */
final class GenerationStore {
    private final Jdbi jdbi;
    private final Clock clock;

    /** A generation's identity never changes. */
    private final ConcurrentMap<Integer, Generation> known = new ConcurrentHashMap<>();

    GenerationStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Makes a company's first generation, unless there is one. */
    void createFirst(CompanyId company, ProjectionName projection) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into projection_generation
                                (company, projection, number, status, started_at, updated_at, requested_by, reason)
                            values (:company, :projection, 1, 'live', :now, :now, 'system', '')
                            on conflict (company, projection, number) do nothing""")
                    .bind("company", company.value())
                    .bind("projection", projection.value())
                    .bind("now", now())
                    .execute();
            handle.createUpdate("""
                            insert into projection_pointer (company, projection, generation)
                            select company, projection, id from projection_generation
                            where company = :company and projection = :projection and number = 1
                            on conflict (company, projection) do nothing""")
                    .bind("company", company.value())
                    .bind("projection", projection.value())
                    .execute();
        });
    }

    /** The live generations of those companies that have one, held for share until the transaction ends. */
    List<Generation> lockLive(ProjectionName projection, Collection<CompanyId> companies) {
        // Sorted, and locked in that order, so that two writers never wait for each other in a circle.
        return jdbi
                .withHandle(handle -> handle.createQuery("""
                        select generation from projection_pointer
                        where projection = :projection and company = any(:companies)
                        order by company
                        for share""")
                        .bind("projection", projection.value())
                        .bindArray(
                                "companies",
                                String.class,
                                companies.stream().map(CompanyId::value).toList())
                        .mapTo(Integer.class)
                        .list())
                .stream()
                .map(this::byId)
                .toList();
    }

    /** The live generation, held until the transaction ends so that nobody writes to it. */
    Generation lockPointer(CompanyId company, ProjectionName projection) {
        return byId(jdbi.withHandle(handle -> handle.createQuery("""
                        select generation from projection_pointer
                        where company = :company and projection = :projection
                        for update""")
                .bind("company", company.value())
                .bind("projection", projection.value())
                .mapTo(Integer.class)
                .one()));
    }

    /**
     * Makes a generation the one readers see, in place of the one they saw, which keeps the place in the log it has come
     * to; only while the pointer is held.
     */
    void point(Generation next) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update projection_generation set status = 'retired', updated_at = :now, position = coalesce(
                                (select position from projection_position where projection = :projection), position)
                            where company = :company and projection = :projection and status = 'live'""")
                    .bind("company", next.company().value())
                    .bind("projection", next.projection().value())
                    .bind("now", now())
                    .execute();
            handle.createUpdate("update projection_generation set status = 'live', updated_at = :now where id = :id")
                    .bind("id", next.id())
                    .bind("now", now())
                    .execute();
            handle.createUpdate("""
                            update projection_pointer set generation = :id
                            where company = :company and projection = :projection""")
                    .bind("company", next.company().value())
                    .bind("projection", next.projection().value())
                    .bind("id", next.id())
                    .execute();
        });
    }

    Optional<Generation> live(CompanyId company, ProjectionName projection) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select generation.* from projection_pointer pointer
                        join projection_generation generation on generation.id = pointer.generation
                        where pointer.company = :company and pointer.projection = :projection""")
                .bind("company", company.value())
                .bind("projection", projection.value())
                .map((row, _) -> GenerationRecord.generation(row))
                .findOne());
    }

    /** What readers of a projection see where it is not a first generation. */
    List<Generation> promoted(ProjectionName projection) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select generation.* from projection_pointer pointer
                        join projection_generation generation on generation.id = pointer.generation
                        where pointer.projection = :projection and generation.number > 1""")
                .bind("projection", projection.value())
                .map((row, _) -> GenerationRecord.generation(row))
                .list());
    }

    private Generation byId(int id) {
        return known.computeIfAbsent(id, this::read);
    }

    private Generation read(int id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from projection_generation where id = :id")
                .bind("id", id)
                .map((row, _) -> GenerationRecord.generation(row))
                .one());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
