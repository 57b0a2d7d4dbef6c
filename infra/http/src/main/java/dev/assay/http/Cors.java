package dev.assay.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets a page of any origin call: a client key may sit in a browser, and no cookie is involved. */
final class Cors {
    private static final HttpField ORIGIN = new PreEncodedHttpField("Access-Control-Allow-Origin", "*");
    private static final HttpField EXPOSED = new PreEncodedHttpField(
            "Access-Control-Expose-Headers",
            "X-Request-Id, Assay-Position, Assay-Configuration-Age, ETag, Retry-After");

    private Cors() {}

    static void allowAnyPage(HttpFields.Mutable headers) {
        headers.put(ORIGIN);
        headers.put(EXPOSED);
    }

    static void answerPreflight(HttpMethod method, Response response, Callback callback) {
        var headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", method + ", OPTIONS");
        headers.put(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, If-None-Match, Last-Event-ID, X-API-Key, X-Request-Id, Assay-Position");
        headers.put("Access-Control-Max-Age", "86400");
        response.setStatus(204);
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
