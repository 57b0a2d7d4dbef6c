package dev.assay.http;

import dev.assay.model.access.Callers.KeyHolder;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One admitted request and its answer, which is given exactly once, from any thread. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final String requestId;
    private final KeyHolder caller;
    private final String tail;

    Exchange(Request request, Response response, Callback callback, String requestId, KeyHolder caller, String tail) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.requestId = requestId;
        this.caller = caller;
        this.tail = tail;
    }

    /** Whose key this is. */
    public KeyHolder caller() {
        return caller;
    }

    /** The key the caller presented, {@code ""} when it stood in the address. */
    public String presentedKey() {
        return Access.presentedKey(request.getHeaders()).orElse("");
    }

    /** The last segment of the path, where the route has one below; as it was sent, decoded. */
    public String tail() {
        return tail;
    }

    public String requestId() {
        return requestId;
    }

    public Request request() {
        return request;
    }

    /** A header of the request, {@code ""} where absent. */
    public String header(HttpHeader header) {
        var value = request.getHeaders().get(header);
        return value == null ? "" : value;
    }

    /** The headers of the answer, until it is given. */
    public HttpFields.Mutable answerHeaders() {
        return response.getHeaders();
    }

    public void answer(int status, byte[] json) {
        send(response, callback, status, JSON, json);
    }

    /** 304: what the client has is as new as what there is. */
    public void answerNotModified() {
        response.setStatus(304);
        response.write(true, ByteBuffer.allocate(0), callback);
    }

    /** Answers with a stream of events that goes on until the client leaves. */
    public EventStream stream() {
        return new EventStream(request, response, callback);
    }

    public void refuse(Problem problem) {
        refuse(response, callback, problem, requestId);
    }

    /** Runs a later part of the action; a fault in it is logged and answered as ours. */
    public void guard(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException fault) {
            LOG.error("Request {} to {} failed", requestId, Request.getPathInContext(request), fault);
            refuse(Problem.of(ProblemType.INTERNAL, "The fault is ours and has been logged"));
        }
    }

    static void refuse(Response response, Callback callback, Problem problem, String requestId) {
        if (problem.type() == ProblemType.UNAVAILABLE) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        // A body that is not read ends the connection; a client that is told sends its next request on another one.
        if (!response.getRequest().consumeAvailable()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
        send(response, callback, problem.type().status(), PROBLEM, problem.toJson(requestId));
    }

    private static void send(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
