package dev.assay.server.standby;

import dev.assay.assignment.assign.AssignEndpoint;
import dev.assay.assignment.configuration.ConfiguredCallers;
import dev.assay.assignment.configuration.SavedConfiguration;
import dev.assay.assignment.exposure.Exposures;
import dev.assay.assignment.ofrep.OfrepEndpoints;
import dev.assay.assignment.sdk.ConfigurationStreams;
import dev.assay.assignment.sdk.RefetchStream;
import dev.assay.assignment.sdk.SdkEndpoints;
import dev.assay.command.tracking.client.UserAgents;
import dev.assay.http.ClientAddress;
import dev.assay.http.Positions;
import dev.assay.http.RequestIds;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.flag.FlagUse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that has no database, and answers what needs none from a saved configuration: assignments, flags and SDKs. It
 * records no exposures, and says in a header and in its health how old it is. All else is told to come again.
 */
final class Standby implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

    private static final FlagUse UNCOUNTED = (_, _, _, _) -> {};

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ConfigurationStreams streams;
    private final AtomicLong unrecorded = new AtomicLong();

    private Standby(SavedConfiguration saved, UserReferences users, InetSocketAddress address, InstantSource clock) {
        var configuration = saved.configuration();
        var callers = new ConfiguredCallers(configuration);
        var known = new Known(saved, clock);
        var requestIds = new RequestIds();
        var agents = UserAgents.ofYauaa().load();
        var exposures = new Exposures(_ -> unrecorded.incrementAndGet(), ClientAddress.ofConnection(), clock);
        streams = new ConfigurationStreams(configuration, users);
        var handlers = new ArrayList<Handler>();
        handlers.add(new AssignEndpoint(configuration, users, agents::isKnownRobot, exposures, StickyAssignments.NONE)
                .endpoint(callers, known, requestIds));
        handlers.addAll(new OfrepEndpoints(
                        configuration,
                        users,
                        agents::isKnownRobot,
                        exposures,
                        StickyAssignments.NONE,
                        new RefetchStream(streams),
                        UNCOUNTED)
                .endpoints(callers, known, requestIds));
        handlers.addAll(
                new SdkEndpoints(configuration, users, streams, UNCOUNTED).endpoints(callers, known, requestIds));
        handlers.add(new StandbyAnswers(saved.position(), known, requestIds));
        connector.setHost(address.getHostString().equals("0.0.0.0") ? null : address.getHostString());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(handlers));
    }

    static Standby start(
            SavedConfiguration saved, UserReferences users, InetSocketAddress address, InstantSource clock) {
        var standby = new Standby(saved, users, address, clock);
        try {
            standby.server.start();
        } catch (Exception fault) {
            throw new IllegalStateException("nothing can be answered without the database either", fault);
        }
        LOG.warn("Assay answers assignments at port {} as of {}, and nothing else", standby.port(), saved.asOf());
        return standby;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Frees the port, when what was begun is answered. */
    @Override
    public void close() {
        try {
            streams.close();
            server.setStopTimeout(Duration.ofSeconds(5).toMillis());
            server.stop();
        } catch (Exception fault) {
            LOG.warn("The standby did not end in order: {}", fault.getMessage());
        }
        if (unrecorded.get() > 0) {
            LOG.warn("{} exposures were not recorded while the database was away", unrecorded.get());
        }
    }

    /** What is known stays what it is, and grows older. */
    private record Known(SavedConfiguration saved, InstantSource clock) implements Positions {
        @Override
        public CompletableFuture<?> reached(long position) {
            return position <= saved.position()
                    ? CompletableFuture.completedFuture(position)
                    : new CompletableFuture<>();
        }

        @Override
        public long ageSeconds() {
            return Math.max(0, Duration.between(saved.asOf(), clock.instant()).toSeconds());
        }
    }
}
