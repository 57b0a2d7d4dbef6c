package dev.assay.assignment.sdk;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.configuration.SdkConfiguration;
import dev.assay.http.Access;
import dev.assay.http.EventStream;
import dev.assay.http.Exchange;
import dev.assay.http.HotEndpoint;
import dev.assay.http.Json;
import dev.assay.http.Positions;
import dev.assay.http.Problem;
import dev.assay.http.RequestIds;
import dev.assay.http.Route;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.Role;
import dev.assay.model.flag.FlagUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.core.JacksonException;

/**
 * {@code GET /sdk/configuration}, the stream of its changes, {@code GET /sdk/stream}, and {@code POST /sdk/evaluations}, by which
 * SDKs tell what their flags served.
 */
public final class SdkEndpoints {
    private static final Set<Role> ROLES = Set.of(Role.CLIENT, Role.DEVELOPER, Role.ADMIN);

    private final LiveConfiguration configuration;
    private final UserReferences users;
    private final ConfigurationStreams streams;
    private final FlagUse use;

    public SdkEndpoints(
            LiveConfiguration configuration, UserReferences users, ConfigurationStreams streams, FlagUse use) {
        this.configuration = configuration;
        this.users = users;
        this.streams = streams;
        this.use = use;
    }

    /** The handlers, for keys of the roles client, developer and admin. */
    public List<HotEndpoint> endpoints(Callers callers, Positions positions, RequestIds requestIds) {
        var access = new Access(callers, ROLES);
        return List.of(
                new HotEndpoint(
                        Route.get("/api/v1/sdk/configuration"),
                        access,
                        positions,
                        requestIds,
                        (exchange, _) -> answer(exchange)),
                new HotEndpoint(
                        Route.stream("/api/v1/sdk/stream"),
                        access,
                        positions,
                        requestIds,
                        (exchange, _) -> streams.open(exchange, Whole.FEED)),
                new HotEndpoint(
                        Route.post("/api/v1/sdk/evaluations"), access, positions, requestIds, this::countEvaluations));
    }

    /** Of flags and variations that there are; an SDK may know of some that are gone. */
    private void countEvaluations(Exchange exchange, byte[] body) {
        var scope = exchange.caller().scope();
        var company = configuration.current().of(scope.company());
        try {
            var told = new ArrayList<Runnable>();
            var fault = EvaluationsReader.read(
                    body,
                    (flag, variation, times) -> company.flag(scope.environment(), flag)
                            .filter(known -> known.rules().variations().contains(variation))
                            .ifPresent(_ -> told.add(() -> use.seen(scope, flag, variation, times))));
            if (fault.isPresent()) {
                exchange.refuse(Problem.invalid("/flags", fault.get()));
                return;
            }
            told.forEach(Runnable::run);
            exchange.answer(202, Json.write(json -> {
                json.writeStartObject();
                json.writeNumberProperty("counted", told.size());
                json.writeEndObject();
            }));
        } catch (JacksonException malformed) {
            exchange.refuse(Json.malformed(malformed));
        }
    }

    private void answer(Exchange exchange) {
        var current = configuration.current();
        var scope = exchange.caller().scope();
        var served = current.sdk(scope, users);
        var tag = "\"" + served.revision() + "\"";
        var headers = exchange.answerHeaders();
        headers.put(HttpHeader.ETAG, tag);
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        headers.put("Assay-Position", current.of(scope.company()).position());
        if (tag.equals(exchange.header(HttpHeader.IF_NONE_MATCH))) {
            exchange.answerNotModified();
        } else {
            exchange.answer(200, served.document());
        }
    }

    /** First the whole, then what changes; a client that comes back with what is served already is told so. */
    private enum Whole implements ConfigurationStreams.Feed {
        FEED;

        private static final byte[] NOTHING = {'{', '}'};

        @Override
        public byte[] opening(SdkConfiguration now, String last) {
            return last.equals(now.revision())
                    ? EventStream.frame("unchanged", now.revision(), NOTHING)
                    : EventStream.frame("configuration", now.revision(), now.document());
        }

        @Override
        public byte[] change(SdkConfiguration before, SdkConfiguration now) {
            return EventStream.frame("change", now.revision(), now.patch(before));
        }
    }
}
