package dev.assay.server.web;

import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.access.Public;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The problem document of what fails before or after Spring's own handling. */
@RestController
@Hidden
class ErrorDocuments implements ErrorController {
    @RequestMapping("/error")
    @Public
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return Answers.entity(request, problem(status));
    }

    static Problem problem(int status) {
        var type = Arrays.stream(ProblemType.values())
                .filter(each -> each.status() == status)
                .findFirst()
                .orElse(status >= 500 ? ProblemType.INTERNAL : ProblemType.INVALID_REQUEST);
        return Problem.of(
                type,
                switch (type) {
                    case NOT_FOUND -> "There is nothing at this address.";
                    case INTERNAL -> "The fault is ours and has been logged";
                    default -> type.title() + ".";
                });
    }
}
