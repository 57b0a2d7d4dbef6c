package dev.assay.server.standby;

import dev.assay.http.Json;
import dev.assay.http.Positions;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.http.RequestIds;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Health, and for all else that the database is away. */
final class StandbyAnswers extends Handler.Abstract.NonBlocking {
    private static final String HEALTH = "/api/v1/health";

    private final long position;
    private final Positions known;
    private final RequestIds requestIds;

    StandbyAnswers(long position, Positions known, RequestIds requestIds) {
        this.position = position;
        this.known = known;
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (HEALTH.equals(Request.getPathInContext(request))) {
            send(response, callback, 200, "application/json", health());
            return true;
        }
        var requestId = requestIds.keepOrMake(request.getHeaders().get("X-Request-Id"));
        response.getHeaders().put("X-Request-Id", requestId);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        var problem = Problem.of(
                ProblemType.UNAVAILABLE,
                "The database cannot be reached: this node answers assignments from what it knew, and nothing else");
        send(response, callback, 503, "application/problem+json", problem.toJson(requestId));
        return true;
    }

    private byte[] health() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "standby");
            json.writeObjectPropertyStart("configuration");
            json.writeNumberProperty("position", position);
            json.writeNumberProperty("age_seconds", known.ageSeconds());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void send(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
