package dev.assay.server.projection;

import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** The smallest view of the event store: how many events each stream has. It is neither idempotent nor forgiving. */
final class Tally implements LifecycleProjection {
    static final ProjectionName NAME = new ProjectionName("tally");

    /** Keys whose revocation cannot be applied. */
    final Set<String> poison = ConcurrentHashMap.newKeySet();

    /** Called before events are applied to a generation. */
    volatile Consumer<Generation> before = _ -> {};

    private final Jdbi jdbi;

    Tally(Jdbi jdbi) {
        this.jdbi = jdbi;
        create();
    }

    void create() {
        jdbi.useHandle(handle -> handle.execute("""
                create table if not exists test_tally (
                    generation integer, stream text, events bigint, last_version bigint,
                    primary key (generation, stream))"""));
    }

    void drop() {
        jdbi.useHandle(handle -> handle.execute("drop table test_tally"));
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public void apply(Generation generation, List<LifecycleEvent> events) {
        before.accept(generation);
        for (var event : events) {
            jdbi.useHandle(handle -> handle.execute("""
                    insert into test_tally values (?, ?, 1, ?)
                    on conflict (generation, stream) do update
                    set events = test_tally.events + 1, last_version = excluded.last_version""", generation.id(), event.stream(), event.version()));
            if (event.payload() instanceof ApiKeyRevoked revoked
                    && poison.contains(revoked.key().value())) {
                throw new IllegalStateException("poison");
            }
        }
    }

    @Override
    public void erase(Generation generation) {
        jdbi.useHandle(handle -> handle.execute("delete from test_tally where generation = ?", generation.id()));
    }

    @Override
    public String checksum(Generation generation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(md5(string_agg(stream || events || '/' || last_version, ',' order by stream)), '')
                        from test_tally where generation = ?""")
                .bind(0, generation.id())
                .mapTo(String.class)
                .one());
    }

    long events(Generation generation, String stream) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(events), 0) from test_tally where generation = ? and stream = ?")
                .bind(0, generation.id())
                .bind(1, stream)
                .mapTo(Long.class)
                .one());
    }

    /** The version of the event applied last. */
    long lastVersion(Generation generation, String stream) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select last_version from test_tally where generation = ? and stream = ?")
                        .bind(0, generation.id())
                        .bind(1, stream)
                        .mapTo(Long.class)
                        .one());
    }

    /** Of all streams. */
    long events(Generation generation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(sum(events), 0) from test_tally where generation = ?")
                        .bind(0, generation.id())
                        .mapTo(Long.class)
                        .one());
    }

    long rows(Generation generation) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from test_tally where generation = ?")
                .bind(0, generation.id())
                .mapTo(Long.class)
                .one());
    }
}
