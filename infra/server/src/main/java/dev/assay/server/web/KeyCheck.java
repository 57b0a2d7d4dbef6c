package dev.assay.server.web;

import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.http.RetryAfter;
import dev.assay.model.access.Callers;
import dev.assay.model.company.Role;
import dev.assay.server.installation.Installation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its endpoint when its key may call that. */
final class KeyCheck implements HandlerInterceptor {
    private static final String SCHEME = "Bearer ";

    private final Callers callers;
    private final Installation installation;
    private final Map<HandlerMethod, EndpointAccess> known = new ConcurrentHashMap<>();

    KeyCheck(Callers callers, Installation installation) {
        this.callers = callers;
        this.installation = installation;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var problem = switch (known.computeIfAbsent(method, EndpointAccess::of)) {
            case EndpointAccess.ForAll _ -> Optional.<Problem>empty();
            case EndpointAccess.ForOperator _ -> checkOperator(request);
            case EndpointAccess.ForRoles(var roles) -> checkRole(request, response, roles);
        };
        if (problem.isPresent()) {
            Answers.write(request, response, problem.get());
        }
        return problem.isEmpty();
    }

    private Optional<Problem> checkOperator(HttpServletRequest request) {
        var key = presentedKey(request);
        if (key.filter(installation::isOperatorKey).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                key.flatMap(callers::holderOf).isPresent()
                        ? Problem.of(ProblemType.FORBIDDEN, "Only the operator's key may call this")
                        : unauthenticated());
    }

    private Optional<Problem> checkRole(HttpServletRequest request, HttpServletResponse response, Set<Role> roles) {
        var holder = presentedKey(request).flatMap(callers::holderOf);
        if (holder.isEmpty()) {
            return Optional.of(unauthenticated());
        }
        Requests.holder(request, holder.get());
        var role = holder.get().role();
        if (!roles.contains(role)) {
            return Optional.of(Problem.of(
                    ProblemType.FORBIDDEN,
                    "A key of role " + role.name().toLowerCase(Locale.ROOT) + " may not call this"));
        }
        long nanos = callers.nanosToWait(holder.get());
        if (nanos > 0) {
            response.setHeader("Retry-After", RetryAfter.ofNanos(nanos));
            return Optional.of(Problem.of(ProblemType.TOO_MANY_REQUESTS, RetryAfter.OVER_LIMIT));
        }
        return Optional.empty();
    }

    private static Problem unauthenticated() {
        return Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid API key as Authorization: Bearer or X-API-Key");
    }

    static Optional<String> presentedKey(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.ofNullable(request.getHeader("X-API-Key"));
    }
}
