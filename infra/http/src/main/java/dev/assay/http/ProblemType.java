package dev.assay.http;

/** The kinds of errors Assay answers with; the slug ends the {@code type} URI and never changes. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    MALFORMED_JSON("malformed-json", 400, "The body is not the JSON expected"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid API key is needed"),
    FORBIDDEN("forbidden", 403, "This key may not do that"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "That method is not served here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "That form of answer is not served here"),
    CONFLICT("conflict", 409, "The resource is in another state"),
    ALREADY_EXISTS("already-exists", 409, "The identifier is taken"),
    NOT_ALLOWED_IN_STATUS("not-allowed-in-status", 409, "The status does not allow it"),
    PRECONDITION_FAILED("precondition-failed", 412, "The resource has changed meanwhile"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    ADDRESS_TOO_LONG("address-too-long", 414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is not JSON"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key names another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "The version is needed"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    INTERNAL("internal", 500, "Something went wrong here"),
    UNAVAILABLE("unavailable", 503, "Not available at the moment");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String uri() {
        return "https://assay.dev/problems/" + slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
