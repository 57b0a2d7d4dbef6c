package dev.assay.model.traffic;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.rules.BucketRange;
import dev.assay.rules.Bucketing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A layer's life: experiments that must not share users each take a range of its buckets. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Layer {
    @AggregateIdentifier
    private LayerKey key;

    private Labels labels;
    private boolean archived;
    private Map<ExperimentId, List<BucketRange>> taken = new HashMap<>();

    protected Layer() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Layer(CreateLayer command) {
        check(command.labels());
        apply(new LayerCreated(command.layer(), command.labels(), command.salt()));
    }

    @CommandHandler
    void on(UpdateLayer command) {
        requirePresent();
        check(command.labels());
        if (!command.labels().equals(labels)) {
            apply(new LayerUpdated(key, command.labels()));
        }
    }

    @CommandHandler
    void on(TakeRange command) {
        requirePresent();
        require(
                !taken.containsKey(command.experiment()),
                new Conflict(
                        "Experiment '" + command.experiment() + "' has its part of layer '" + key.id() + "' already."));
        apply(new LayerRangeTaken(key, command.experiment(), firstFree(command.share())));
    }

    @CommandHandler
    void on(ReleaseRange command) {
        require(
                taken.containsKey(command.experiment()),
                new NotFound("Experiment '" + command.experiment() + "' has no part of layer '" + key.id() + "'."));
        apply(new LayerRangeReleased(key, command.experiment()));
    }

    @CommandHandler
    void on(ArchiveLayer command) {
        requirePresent();
        require(
                taken.isEmpty(),
                new NotAllowedInStatus("Layer '" + key.id() + "' has experiments: "
                        + taken.keySet().stream()
                                .map(ExperimentId::value)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "."));
        apply(new LayerArchived(key));
    }

    @EventSourcingHandler
    void on(LayerCreated event) {
        key = event.layer();
        labels = event.labels();
    }

    @EventSourcingHandler
    void on(LayerUpdated event) {
        labels = event.labels();
    }

    @EventSourcingHandler
    void on(LayerRangeTaken event) {
        taken.put(event.experiment(), event.ranges());
    }

    @EventSourcingHandler
    void on(LayerRangeReleased event) {
        taken.remove(event.experiment());
    }

    @EventSourcingHandler
    void on(LayerArchived event) {
        archived = true;
    }

    /** The lowest free buckets, as many as asked for. */
    private List<BucketRange> firstFree(Percent share) {
        var free = free();
        int left = share.basisPoints();
        var ranges = new ArrayList<BucketRange>();
        for (var range : free) {
            if (left > 0) {
                int size = Math.min(left, range.size());
                ranges.add(new BucketRange(range.from(), range.from() + size - 1));
                left -= size;
            }
        }
        int room = free.stream().mapToInt(BucketRange::size).sum();
        require(
                left == 0,
                new Conflict("Layer '" + key.id() + "' has " + new Percent(room) + " free"
                        + (free.isEmpty() ? "" : " (buckets " + joined(free) + ")") + ", not the " + share
                        + " that is asked for."));
        return ranges;
    }

    private List<BucketRange> free() {
        var occupied = taken.values().stream().flatMap(List::stream).sorted().toList();
        var free = new ArrayList<BucketRange>();
        int next = 0;
        for (var range : occupied) {
            if (range.from() > next) {
                free.add(new BucketRange(next, range.from() - 1));
            }
            next = range.to() + 1;
        }
        if (next < Bucketing.BUCKETS) {
            free.add(new BucketRange(next, Bucketing.BUCKETS - 1));
        }
        return free;
    }

    private static String joined(List<BucketRange> ranges) {
        return ranges.stream().map(BucketRange::toString).collect(Collectors.joining(", "));
    }

    private static void check(Labels labels) {
        require(!labels.name().isBlank(), new Invalid("/name", "is required"));
    }

    private void requirePresent() {
        require(!archived, new NotAllowedInStatus("Layer '" + key.id() + "' is archived and cannot be changed."));
    }
}
