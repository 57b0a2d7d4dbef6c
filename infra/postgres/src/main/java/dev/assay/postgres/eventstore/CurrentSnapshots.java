package dev.assay.postgres.eventstore;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.assay.model.company.Company;
import dev.assay.model.experiment.Experiment;
import dev.assay.model.flag.Flag;
import dev.assay.model.metric.Metric;
import dev.assay.model.privacy.Subject;
import dev.assay.model.projection.Rebuilds;
import dev.assay.model.traffic.Holdout;
import dev.assay.model.traffic.Layer;
import dev.assay.model.traffic.Segment;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Revision;

/**
 * Lets only those snapshots through that the present classes wrote. A snapshot is no more than a shortcut: one of another
 * revision is passed over, the aggregate is read from its events, and the next snapshot replaces it.
 */
final class CurrentSnapshots implements SnapshotFilter {
    /** Every aggregate there is. */
    private static final List<Class<?>> AGGREGATES = List.of(
            Company.class,
            Experiment.class,
            Flag.class,
            Holdout.class,
            Layer.class,
            Metric.class,
            Rebuilds.class,
            Segment.class,
            Subject.class);

    private static final Map<String, String> REVISIONS =
            AGGREGATES.stream().collect(toUnmodifiableMap(Class::getName, CurrentSnapshots::revisionOf));

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        var type = snapshot.getPayload().getType();
        var present = REVISIONS.get(type.getName());
        return present != null && present.equals(type.getRevision());
    }

    /** The revision of an aggregate's shape, to be raised whenever a field is added, removed or means something else. */
    private static String revisionOf(Class<?> aggregate) {
        var revision = aggregate.getAnnotation(Revision.class);
        if (revision == null) {
            throw new IllegalArgumentException(
                    aggregate + " has no @Revision: its snapshots could never be told stale");
        }
        return revision.value();
    }
}
