package dev.assay.server.web;

import dev.assay.analytics.realtime.RealtimeSocket;
import dev.assay.analytics.results.AccessLog;
import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.access.Callers;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets a WebSocket in when its key may watch the experiment. A page cannot set headers for a WebSocket: there the key
 * comes as a second protocol offered, {@code assay.key.} and the key; it is never one that is answered.
 */
final class RealtimeHandshake implements HandshakeInterceptor {
    static final String PROTOCOL = "assay.realtime";
    static final Set<Role> ROLES = Set.of(Role.ADMIN, Role.ANALYST, Role.DEVELOPER, Role.AUDITOR);
    private static final String KEY_PROTOCOL = "assay.key.";

    private final Callers callers;
    private final CallerArguments arguments;
    private final ExperimentDirectory experiments;
    private final AccessLog accesses;

    RealtimeHandshake(Callers callers, CallerArguments arguments, ExperimentDirectory experiments, AccessLog accesses) {
        this.callers = callers;
        this.arguments = arguments;
        this.experiments = experiments;
        this.accesses = accesses;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        var servlet = ((ServletServerHttpRequest) request).getServletRequest();
        var holder = key(servlet).flatMap(callers::holderOf);
        if (holder.isEmpty()) {
            return refuse(servlet, response, Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid API key"));
        }
        if (!ROLES.contains(holder.get().role())) {
            return refuse(servlet, response, Problem.of(ProblemType.FORBIDDEN, "This key may not watch results"));
        }
        Requests.holder(servlet, holder.get());
        var caller = arguments.caller(servlet);
        var experiment = experiment(servlet).map(id -> new ExperimentKey(caller.scope(), id));
        if (experiment.flatMap(experiments::find).isEmpty()) {
            return refuse(servlet, response, Problem.of(ProblemType.NOT_FOUND, "There is no such experiment."));
        }
        accesses.resultsRead(caller, experiment.get(), "realtime");
        attributes.put(RealtimeSocket.EXPERIMENT, experiment.get());
        attributes.put(RealtimeSocket.KEY, caller.key());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private static boolean refuse(HttpServletRequest request, ServerHttpResponse response, Problem problem)
            throws IOException {
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        response.getHeaders().set("Content-Type", "application/problem+json");
        response.getBody().write(problem.toJson(Requests.id(request)));
        return false;
    }

    private static Optional<String> key(HttpServletRequest request) {
        return KeyCheck.presentedKey(request)
                .or(() -> Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .map(String::strip)
                        .filter(protocol -> protocol.startsWith(KEY_PROTOCOL))
                        .map(protocol -> protocol.substring(KEY_PROTOCOL.length()))
                        .findFirst());
    }

    private static Optional<ExperimentId> experiment(HttpServletRequest request) {
        var parts = request.getRequestURI().split("/", -1);
        try {
            return Optional.of(new ExperimentId(parts[parts.length - 2]));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
