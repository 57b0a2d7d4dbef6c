package dev.assay.server.web;

import dev.assay.command.sending.IdempotencyLedger;
import dev.assay.http.Json;
import dev.assay.http.Problem;
import dev.assay.http.Problem.FieldError;
import dev.assay.http.ProblemType;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** The one place where rejections and faults become problem documents. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<byte[]> on(Rejected rejected, HttpServletRequest request) {
        return Answers.entity(request, problem(rejected.rejection()));
    }

    private static Problem problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.Invalid invalid ->
                new Problem(
                        ProblemType.INVALID_REQUEST,
                        invalid.detail(),
                        invalid.faults().stream()
                                .map(fault -> new FieldError(fault.pointer(), fault.detail()))
                                .toList());
            case Rejection.NotFound found -> Problem.of(ProblemType.NOT_FOUND, found.detail());
            case Rejection.AlreadyExists exists -> Problem.of(ProblemType.ALREADY_EXISTS, exists.detail());
            case Rejection.NotAllowedInStatus status -> Problem.of(ProblemType.NOT_ALLOWED_IN_STATUS, status.detail());
            case Rejection.Conflict conflict -> Problem.of(ProblemType.CONFLICT, conflict.detail());
            case Rejection.StaleVersion stale -> Problem.of(ProblemType.PRECONDITION_FAILED, stale.detail());
            case Rejection.VersionRequired version -> Problem.of(ProblemType.PRECONDITION_REQUIRED, version.detail());
            case Rejection.Forbidden forbidden -> Problem.of(ProblemType.FORBIDDEN, forbidden.detail());
            case Rejection.Unavailable unavailable -> Problem.of(ProblemType.UNAVAILABLE, unavailable.detail());
        };
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(IdempotencyLedger.KeyReused reused, HttpServletRequest request) {
        return Answers.entity(
                request, Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, String.valueOf(reused.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return Answers.entity(request, Json.malformed(json));
            }
        }
        return Answers.entity(request, Problem.of(ProblemType.MALFORMED_JSON, "The body is missing: send JSON"));
    }

    /** What cannot be an id names nothing; anything else that does not fit is a fault of the request. */
    @ExceptionHandler
    ResponseEntity<byte[]> on(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return Answers.entity(
                request,
                mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? Problem.of(ProblemType.NOT_FOUND, "There is nothing of that id.")
                        : Problem.invalid("/" + mismatch.getName(), mismatch.getName() + " has not the right form"));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(MissingServletRequestParameterException missing, HttpServletRequest request) {
        var name = missing.getParameterName();
        return Answers.entity(request, Problem.invalid("/" + name, name + " is required"));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(HttpRequestMethodNotSupportedException other, HttpServletRequest request) {
        var supported = other.getSupportedMethods();
        var methods = supported == null ? "" : String.join(", ", supported);
        var answer = Answers.entity(request, Problem.of(ProblemType.METHOD_NOT_ALLOWED, "Served here: " + methods));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.ALLOW, methods)
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(HttpMediaTypeNotSupportedException other, HttpServletRequest request) {
        return Answers.entity(
                request,
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json"));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(HttpMediaTypeNotAcceptableException other, HttpServletRequest request) {
        return Answers.entity(
                request, Problem.of(ProblemType.NOT_ACCEPTABLE, "The Accept header names no form that is served here"));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> on(NoResourceFoundException nothing, HttpServletRequest request) {
        return Answers.entity(request, Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address."));
    }

    /** The client is gone; nobody is left to answer. */
    @ExceptionHandler
    void on(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> on(Exception fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            LOG.debug("Request {} broke off", Requests.id(request), fault);
            return null;
        }
        if (Outages.caused(fault)) {
            LOG.warn("Request {} found the database away: {}", Requests.id(request), fault.getMessage());
            return Answers.entity(
                    request,
                    Problem.of(ProblemType.UNAVAILABLE, "The database cannot be reached at the moment; try again"));
        }
        LOG.error("Request {} failed", Requests.id(request), fault);
        return Answers.entity(request, Problem.of(ProblemType.INTERNAL, "The fault is ours and has been logged"));
    }
}
