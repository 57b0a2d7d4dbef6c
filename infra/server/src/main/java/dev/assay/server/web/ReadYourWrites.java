package dev.assay.server.web;

import dev.assay.command.sending.Commands;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.access.Public;
import dev.assay.server.projection.ReadPositions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read that names a position wait until this node's views have seen it. */
final class ReadYourWrites implements HandlerInterceptor {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReadPositions positions;

    ReadYourWrites(ReadPositions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var asked = request.getHeader(Commands.POSITION);
        if (asked == null || !HttpMethod.GET.matches(request.getMethod()) || isPublic(handler)) {
            return true;
        }
        if (!asked.matches("\\d{1,18}")) {
            Answers.write(
                    request,
                    response,
                    Problem.of(ProblemType.INVALID_REQUEST, "Assay-Position must be a whole number"));
            return false;
        }
        if (!positions.await(Long.parseLong(asked), PATIENCE)) {
            Answers.write(
                    request,
                    response,
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "This node has not seen the position asked for yet; try again shortly"));
            return false;
        }
        return true;
    }

    /** What is open to all shows nothing that was written, and nobody may keep it busy waiting. */
    private static boolean isPublic(Object handler) {
        return handler instanceof HandlerMethod endpoint && endpoint.hasMethodAnnotation(Public.class);
    }
}
