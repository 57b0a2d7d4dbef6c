package dev.assay.assignment.assign;

import dev.assay.assignment.assign.Assignment.Decided;
import dev.assay.http.ClientAddress;
import dev.assay.http.Exchange;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.ExperimentId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the sink what a user was given: once each experiment the user takes part in, however often it was asked for. */
final class Exposures {
    private static final Logger LOG = LoggerFactory.getLogger(Exposures.class);

    private final ExposureSink sink;
    private final ClientAddress addresses;
    private final InstantSource clock;

    Exposures(ExposureSink sink, ClientAddress addresses, InstantSource clock) {
        this.sink = sink;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A sink that fails does not spoil the answer. */
    void of(Exchange exchange, AssignRequest request, List<Assignment> assignments, long position) {
        try {
            var at = clock.instant();
            var told = new HashSet<ExperimentId>();
            var dimensions = dimensions(request.context());
            for (var assignment : assignments) {
                if (assignment instanceof Decided decided
                        && decided.reason().isInExperiment()
                        && told.add(decided.experiment().id())) {
                    sink.exposed(exposure(exchange, request.userId(), decided, at, position, dimensions));
                }
            }
        } catch (RuntimeException fault) {
            LOG.error("Request {}: its exposures are lost", exchange.requestId(), fault);
        }
    }

    /** Of the context only what results are sliced by: the rest is for targeting, and stays out of the log. */
    private static Map<String, String> dimensions(Map<String, Object> context) {
        var dimensions = new HashMap<String, String>();
        for (var dimension : Dimension.values()) {
            if (dimension != Dimension.VISITOR && context.get(dimension.wireName()) instanceof String value) {
                dimensions.put(dimension.wireName(), value);
            }
        }
        return dimensions;
    }

    private Exposure exposure(
            Exchange exchange,
            String userId,
            Decided decided,
            Instant at,
            long position,
            Map<String, String> dimensions) {
        var experiment = decided.experiment();
        return new Exposure(
                exchange.caller().scope(),
                userId,
                experiment.id(),
                experiment.variant(decided.evaluation()).id(),
                at,
                position,
                addresses.of(exchange.request()),
                exchange.header(HttpHeader.USER_AGENT),
                dimensions);
    }
}
