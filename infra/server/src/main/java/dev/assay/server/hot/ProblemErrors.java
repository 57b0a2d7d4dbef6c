package dev.assay.server.hot;

import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The problem document of what Jetty itself refuses, such as an address that is none. */
final class ProblemErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var type = Arrays.stream(ProblemType.values())
                .filter(each -> each.status() == status)
                .findFirst()
                .orElse(status >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_REQUEST);
        var body = Problem.of(type, type.title() + ".").toJson("");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        // What gets here was no request Jetty could read: it closes the connection, and a client that is not told uses
        // it again.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
