package dev.assay.http;

import dev.assay.model.access.Callers.KeyHolder;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One address of the hot path: names the request, checks the key, waits for the asked position, reads the body within its
 * limit, and hands both to the action. Browsers may call it from any page. No thread waits anywhere.
 */
public final class HotEndpoint extends Handler.Abstract.NonBlocking {
    /** The largest body any hot endpoint takes. */
    public static final int MAX_BODY = 1024 * 1024;

    private static final String POSITION = "Assay-Position";
    private static final long WORTH_TELLING_SECONDS = 5;
    private static final long POSITION_WAIT_MILLIS = 2_000;
    private static final byte[] NO_BODY = {};
    private static final BodyBudget BODIES = BodyBudget.ofHeap();

    /** What an endpoint does with a body. It answers through the exchange, now or later. */
    public interface Action {
        void on(Exchange exchange, byte[] body);
    }

    private final Route route;
    private final Access access;
    private final Positions positions;
    private final RequestIds requestIds;
    private final Action action;

    public HotEndpoint(Route route, Access access, Positions positions, RequestIds requestIds, Action action) {
        this.route = route;
        this.access = access;
        this.positions = positions;
        this.requestIds = requestIds;
        this.action = action;
    }

    public Route route() {
        return route;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!route.isFor(request)) {
            return false;
        }
        var requestId = requestIds.keepOrMake(request.getHeaders().get("X-Request-Id"));
        response.getHeaders().put("X-Request-Id", requestId);
        Cors.allowAnyPage(response.getHeaders());
        long age = positions.ageSeconds();
        if (age >= WORTH_TELLING_SECONDS) {
            response.getHeaders().put("Assay-Configuration-Age", age);
        }
        var method = request.getMethod();
        if (route.method().is(method)) {
            admit(request, response, callback, requestId);
        } else if (HttpMethod.OPTIONS.is(method)) {
            Cors.answerPreflight(route.method(), response, callback);
        } else {
            response.getHeaders().put(HttpHeader.ALLOW, route.method() + ", OPTIONS");
            refuse(
                    response,
                    callback,
                    requestId,
                    ProblemType.METHOD_NOT_ALLOWED,
                    "Only " + route.method() + " is served here");
        }
        return true;
    }

    private void admit(Request request, Response response, Callback callback, String requestId) {
        var holder = access.holder(request, route.keyInQuery());
        if (holder.isEmpty()) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            refuse(
                    response,
                    callback,
                    requestId,
                    ProblemType.UNAUTHENTICATED,
                    "Send a valid API key as Authorization: Bearer or X-API-Key");
        } else if (!access.allows(holder.get())) {
            var role = holder.get().role().name().toLowerCase(Locale.ROOT);
            refuse(
                    response,
                    callback,
                    requestId,
                    ProblemType.FORBIDDEN,
                    "A key of role " + role + " may not call this");
        } else if (isOverLimit(holder.get(), response)) {
            refuse(response, callback, requestId, ProblemType.TOO_MANY_REQUESTS, RetryAfter.OVER_LIMIT);
        } else {
            var tail = route.tail(request);
            atPosition(new Exchange(request, response, callback, requestId, holder.get(), tail == null ? "" : tail));
        }
    }

    private boolean isOverLimit(KeyHolder holder, Response response) {
        long nanos = access.nanosToWait(holder);
        if (nanos > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RetryAfter.ofNanos(nanos));
        }
        return nanos > 0;
    }

    private void atPosition(Exchange exchange) {
        var asked = exchange.request().getHeaders().get(POSITION);
        if (asked == null) {
            readBody(exchange);
            return;
        }
        long position = parsePosition(asked);
        if (position < 0) {
            exchange.refuse(Problem.of(ProblemType.INVALID_REQUEST, "Assay-Position must be a whole number"));
            return;
        }
        var reached = positions.reached(position);
        if (reached.isDone()) {
            whenReached(exchange, reached);
        } else {
            reached.orTimeout(POSITION_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                    .whenComplete((done, late) -> Thread.startVirtualThread(() -> whenReached(exchange, reached)));
        }
    }

    private void whenReached(Exchange exchange, CompletableFuture<?> reached) {
        if (reached.isCompletedExceptionally()) {
            exchange.refuse(Problem.of(
                    ProblemType.UNAVAILABLE, "This node has not seen the position asked for yet; try again shortly"));
        } else {
            readBody(exchange);
        }
    }

    private void readBody(Exchange exchange) {
        if (route.method() == HttpMethod.GET) {
            exchange.guard(() -> action.on(exchange, NO_BODY));
            return;
        }
        BodyReader.read(
                exchange.request(),
                MAX_BODY,
                BODIES,
                body -> exchange.guard(() -> action.on(exchange, body)),
                failure -> exchange.refuse(
                        switch (failure) {
                            case TOO_LARGE ->
                                Problem.of(ProblemType.TOO_LARGE, "The body may have at most " + MAX_BODY + " bytes");
                            case NO_ROOM ->
                                Problem.of(
                                        ProblemType.UNAVAILABLE, "Too many large requests at once; try again shortly");
                            case BROKEN_OFF -> Problem.of(ProblemType.INVALID_REQUEST, "The body broke off");
                        }));
    }

    private static long parsePosition(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static void refuse(
            Response response, Callback callback, String requestId, ProblemType type, String detail) {
        Exchange.refuse(response, callback, Problem.of(type, detail), requestId);
    }
}
