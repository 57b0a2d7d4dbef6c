package dev.assay.server.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The smallest view of the behaviour log: which events it saw, in which order. It is neither idempotent nor forgiving. */
final class BehaviourTally implements BehaviourProjection {
    static final ProjectionName NAME = new ProjectionName("behaviour-tally");

    /** The name of events that cannot be applied. */
    static final String POISON = "poison";

    private final Jdbi jdbi;

    BehaviourTally(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.useHandle(handle -> handle.execute("""
                create table if not exists test_behaviour (
                    number bigint generated always as identity, generation integer, event_id text)"""));
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public void apply(Generation generation, List<BehaviourEvent> events) {
        for (var event : events) {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into test_behaviour (generation, event_id) values (?, ?)",
                    generation.id(),
                    event.eventId()));
            if (event.eventName().equals(POISON)) {
                throw new IllegalStateException(POISON);
            }
        }
    }

    List<String> seen(Generation generation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select event_id from test_behaviour where generation = ? order by number")
                        .bind(0, generation.id())
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public void erase(Generation generation) {
        jdbi.useHandle(handle -> handle.execute("delete from test_behaviour where generation = ?", generation.id()));
    }

    @Override
    public String checksum(Generation generation) {
        return String.join(",", seen(generation));
    }
}
