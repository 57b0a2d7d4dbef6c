package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.GenerationDiscarded;
import dev.assay.model.projection.GenerationPromoted;
import dev.assay.model.projection.ProjectionName;
import dev.assay.model.projection.RebuildCompleted;
import dev.assay.model.projection.RebuildFailed;
import dev.assay.model.projection.RebuildRequested;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Notes what the event store says of generations: which are asked for, have caught up, were chosen or dropped. Saying it
 * twice changes nothing, so the store may be read again from its start.
 */
final class RebuildRequests {
    private static final Set<Class<?>> CONCERNED = Set.of(
            RebuildRequested.class,
            RebuildCompleted.class,
            RebuildFailed.class,
            GenerationPromoted.class,
            GenerationDiscarded.class);

    private final Jdbi jdbi;

    RebuildRequests(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether an event of the type says anything of generations. */
    static boolean concerns(Class<?> type) {
        return CONCERNED.contains(type);
    }

    void on(LifecycleEvent event) {
        switch (event.payload()) {
            case RebuildRequested requested -> request(requested, event);
            case RebuildCompleted completed -> complete(completed, event.at());
            case GenerationPromoted(var company, var projection, var number, var _, var _) ->
                settle(new Row(company, projection, number), GenerationStatus.PROMOTING, "", event.at());
            case GenerationDiscarded(var company, var projection, var number, var reason) ->
                settle(new Row(company, projection, number), GenerationStatus.DISCARDED, reason, event.at());
            case RebuildFailed(var company, var projection, var number, var cause) ->
                settle(new Row(company, projection, number), GenerationStatus.FAILED, cause, event.at());
            default -> {
                // says nothing of generations
            }
        }
    }

    private record Row(CompanyId company, ProjectionName projection, int number) {
        Update bind(Update update, Instant at) {
            return update.bind("company", company.value())
                    .bind("projection", projection.value())
                    .bind("number", number)
                    .bind("at", at.atOffset(ZoneOffset.UTC));
        }
    }

    private void request(RebuildRequested requested, LifecycleEvent event) {
        var row = new Row(requested.company(), requested.projection(), requested.generation());
        jdbi.useHandle(handle -> row.bind(handle.createUpdate("""
                        insert into projection_generation (company, projection, number, status, definitions_position,
                            started_at, updated_at, requested_by, reason)
                        values (:company, :projection, :number, 'building', :definitions, :at, :at, :by, :reason)
                        on conflict (company, projection, number) do nothing"""), event.at())
                .bind("definitions", event.position())
                .bind("by", event.context().actor())
                .bind("reason", requested.reason())
                .execute());
    }

    private void complete(RebuildCompleted completed, Instant at) {
        var row = new Row(completed.company(), completed.projection(), completed.generation());
        jdbi.useHandle(handle -> row.bind(handle.createUpdate("""
                        update projection_generation set status = 'ready', updated_at = :at,
                            checksum = coalesce(checksum, :checksum), live_checksum = coalesce(live_checksum, :live)
                        where company = :company and projection = :projection and number = :number
                          and status = 'building'"""), at)
                .bind("checksum", completed.checksum())
                .bind("live", completed.liveChecksum())
                .execute());
    }

    private void settle(Row row, GenerationStatus status, String cause, Instant at) {
        jdbi.useHandle(handle -> row.bind(handle.createUpdate("""
                        update projection_generation set status = :status, cause = :cause, updated_at = :at
                        where company = :company and projection = :projection and number = :number
                          and status in ('building', 'ready')"""), at)
                .bind("status", status.toString())
                .bind("cause", cause)
                .execute());
    }
}
