package dev.assay.assignment.sdk;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.configuration.SdkConfiguration;
import dev.assay.http.Access;
import dev.assay.http.EventStream;
import dev.assay.http.Exchange;
import dev.assay.http.HotEndpoint;
import dev.assay.http.Positions;
import dev.assay.http.RequestIds;
import dev.assay.http.Route;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.Role;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;

/** {@code GET /sdk/configuration} and the stream of its changes, {@code GET /sdk/stream}. */
public final class SdkEndpoints {
    private static final Set<Role> ROLES = Set.of(Role.CLIENT, Role.DEVELOPER, Role.ADMIN);

    private final LiveConfiguration configuration;
    private final UserReferences users;
    private final ConfigurationStreams streams;

    public SdkEndpoints(LiveConfiguration configuration, UserReferences users, ConfigurationStreams streams) {
        this.configuration = configuration;
        this.users = users;
        this.streams = streams;
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
                        (exchange, _) -> streams.open(exchange, Whole.FEED)));
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
