package dev.assay.command.tracking;

import dev.assay.command.tracking.client.ClientReader;
import dev.assay.http.Access;
import dev.assay.http.ClientAddress;
import dev.assay.http.Exchange;
import dev.assay.http.HotEndpoint;
import dev.assay.http.Positions;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.http.RequestIds;
import dev.assay.http.Route;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.company.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;

/** {@code POST /track} and {@code /track/batch}, to be put in front of the servlet context. */
public final class TrackEndpoints {
    private static final Set<Role> ROLES = Set.of(Role.CLIENT, Role.DEVELOPER, Role.ADMIN);
    private static final long WAIT_MILLIS = 1_500;

    private final ClientReader clients;
    private final ClientAddress addresses;
    private final TrackOne one;
    private final TrackBatch batch;

    public TrackEndpoints(
            BehaviourLog log,
            Admission admission,
            Rejections rejections,
            ClientReader clients,
            ClientAddress addresses) {
        this.clients = clients;
        this.addresses = addresses;
        var durable = new DurableAnswer(log);
        this.one = new TrackOne(admission, rejections, durable);
        this.batch = new TrackBatch(admission, rejections, durable);
    }

    /** The handlers, for keys of the roles client, developer and admin. */
    public List<HotEndpoint> endpoints(Callers callers, Positions positions, RequestIds requestIds) {
        var access = new Access(callers, ROLES);
        return List.of(
                new HotEndpoint(
                        Route.post("/api/v1/track"),
                        access,
                        positions,
                        requestIds,
                        (exchange, body) -> withTraits(exchange, traits -> one.track(exchange, body, traits))),
                new HotEndpoint(
                        Route.beacon("/api/v1/track/batch"),
                        access,
                        positions,
                        requestIds,
                        (exchange, body) -> withTraits(exchange, traits -> batch.track(exchange, body, traits))));
    }

    /**
     * Goes on once the client's traits are known. In the first seconds after a start they may not be; then the request
     * waits, or is sent away to come again: an event stored without its traits would make a robot a visitor for good.
     */
    private void withTraits(Exchange exchange, Consumer<ClientTraits> next) {
        var traits = clients.read(addresses.of(exchange.request()), exchange.header(HttpHeader.USER_AGENT));
        if (traits.isDone()) {
            next.accept(traits.join());
            return;
        }
        traits.orTimeout(WAIT_MILLIS, TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (known, late) -> {
                            if (late == null) {
                                exchange.guard(() -> next.accept(known));
                            } else {
                                exchange.refuse(Problem.of(
                                        ProblemType.UNAVAILABLE, "This node is still starting; try again shortly"));
                            }
                        },
                        Thread::startVirtualThread);
    }
}
