package dev.assay.server.web;

import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes problem documents. */
final class Answers {
    private Answers() {}

    static void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.type().status());
        headers(problem).forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        var body = problem.toJson(Requests.id(request));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    static ResponseEntity<byte[]> entity(HttpServletRequest request, Problem problem) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers(problem))
                .body(problem.toJson(Requests.id(request)));
    }

    private static HttpHeaders headers(Problem problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.type() == ProblemType.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }
}
