package dev.assay.server.web;

import dev.assay.http.HotEndpoint;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.http.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first to see a request: names it, bounds its body, and sets the headers that keep browsers careful. A body is read
 * whole before anything is done, so that one that breaks off does nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestFilter extends OncePerRequestFilter {
    /** What is past the limit is read and dropped so far, so that the client gets to read its 413. */
    private static final long DRAINED = 32L * 1024 * 1024;

    private static final String CONTENT_SECURITY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final RequestIds ids;

    RequestFilter(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = ids.keepOrMake(request.getHeader("X-Request-Id"));
        Requests.name(request, id);
        response.setHeader("X-Request-Id", id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
        if (!mayHaveBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = read(request.getInputStream());
        if (body.length > HotEndpoint.MAX_BODY) {
            Answers.write(
                    request,
                    response,
                    Problem.of(ProblemType.TOO_LARGE, "The body may have at most " + HotEndpoint.MAX_BODY + " bytes"));
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static boolean mayHaveBody(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    /** The body, or one byte more than the limit when it is longer. */
    private static byte[] read(InputStream in) throws IOException {
        var body = in.readNBytes(HotEndpoint.MAX_BODY + 1);
        if (body.length > HotEndpoint.MAX_BODY) {
            var buffer = new byte[64 * 1024];
            long drained = 0;
            for (int n = in.read(buffer); n >= 0 && drained < DRAINED; n = in.read(buffer)) {
                drained += n;
            }
        }
        return body;
    }
}
