package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.ProjectionName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How far the building of generations has come. A generation's row is held by whoever works on it. */
final class RebuildStore {
    private final Jdbi jdbi;
    private final Clock clock;

    RebuildStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Optional<GenerationRecord> find(CompanyId company, ProjectionName projection, int number) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from projection_generation
                        where company = :company and projection = :projection and number = :number""")
                .bind("company", company.value())
                .bind("projection", projection.value())
                .bind("number", number)
                .map((row, _) -> GenerationRecord.of(row))
                .findOne());
    }

    Optional<GenerationRecord> find(int id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from projection_generation where id = :id")
                .bind("id", id)
                .map((row, _) -> GenerationRecord.of(row))
                .findOne());
    }

    /** A company's generations of a projection, the newest first. */
    List<GenerationRecord> list(CompanyId company, ProjectionName projection) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from projection_generation
                        where company = :company and projection = :projection
                        order by number desc""")
                .bind("company", company.value())
                .bind("projection", projection.value())
                .map((row, _) -> GenerationRecord.of(row))
                .list());
    }

    /** Everything that is being built, compared or promoted. */
    List<GenerationRecord> inWork() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from projection_generation
                        where status <> 'live' and status in ('building', 'ready', 'promoting')
                        order by id""")
                .map((row, _) -> GenerationRecord.of(row))
                .list());
    }

    /** The generation, held until the transaction ends; nothing while another holds it. */
    Optional<GenerationRecord> claim(int id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from projection_generation where id = :id for no key update skip locked")
                .bind("id", id)
                .map((row, _) -> GenerationRecord.of(row))
                .findOne());
    }

    /** Notes, together with what was written, up to where a generation has read the log. */
    void advanced(int id, Place place, Duration busy) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update projection_generation
                        set position = :position, token = :token, events = :events, updated_at = :now,
                            built_events = case when checksum is null then :events else built_events end,
                            busy_millis = case when checksum is null then busy_millis + :busy else busy_millis end
                        where id = :id and status in ('building', 'ready', 'promoting')""")
                .bind("id", id)
                .bind("position", place.position())
                .bind("token", place.token().orElse(null))
                .bind("events", place.events())
                .bind("busy", busy.toMillis())
                .bind("now", now())
                .execute());
    }

    /** @param token absent for a view in memory, whose place is known to its node only */
    record Place(long position, Optional<String> token, long events) {}

    /** Notes what comparing with the live generation gave. */
    void compared(int id, Comparison comparison) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update projection_generation set checksum = :checksum, live_checksum = :live, updated_at = :now
                        where id = :id""")
                .bind("id", id)
                .bind("checksum", comparison.checksum())
                .bind("live", comparison.liveChecksum())
                .bind("now", now())
                .execute());
    }

    /** Generations nobody will read again: dropped, failed, or retired by an earlier promotion than the last. */
    List<GenerationRecord> obsolete(Instant retiredBefore) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from projection_generation old
                        where status <> 'live' and not erased
                          and (status in ('discarded', 'failed')
                            or status = 'retired' and updated_at < :before and exists (
                                select from projection_generation later
                                where later.company = old.company and later.projection = old.projection
                                  and later.number > old.number and later.status = 'retired'))
                        order by id""")
                .bind("before", retiredBefore.atOffset(ZoneOffset.UTC))
                .map((row, _) -> GenerationRecord.of(row))
                .list());
    }

    void erased(int id) {
        jdbi.useHandle(handle -> handle.execute("update projection_generation set erased = true where id = ?", id));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
