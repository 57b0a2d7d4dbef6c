package dev.assay.assignment.exposure;

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
public final class Exposures {
    private static final Logger LOG = LoggerFactory.getLogger(Exposures.class);

    private final ExposureSink sink;
    private final ClientAddress addresses;
    private final InstantSource clock;

    public Exposures(ExposureSink sink, ClientAddress addresses, InstantSource clock) {
        this.sink = sink;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A sink that fails does not spoil the answer. */
    public void of(Exchange exchange, String userId, Map<String, Object> context, List<Shown> all, long position) {
        try {
            var at = clock.instant();
            var told = new HashSet<ExperimentId>();
            var dimensions = dimensions(context);
            for (var shown : all) {
                if (shown.evaluation().inExperiment()
                        && told.add(shown.experiment().id())) {
                    sink.exposed(exposure(exchange, userId, shown, at, position, dimensions));
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
            Exchange exchange, String userId, Shown shown, Instant at, long position, Map<String, String> dimensions) {
        var experiment = shown.experiment();
        return new Exposure(
                exchange.caller().scope(),
                userId,
                experiment.id(),
                experiment.variant(shown.evaluation()).id(),
                at,
                position,
                addresses.of(exchange.request()),
                exchange.header(HttpHeader.USER_AGENT),
                dimensions);
    }
}
