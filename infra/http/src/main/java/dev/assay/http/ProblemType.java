package dev.assay.http;

/** The kinds of errors Assay answers with; the slug ends the {@code type} URI and never changes. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    MALFORMED_JSON("malformed-json", 400, "The body is not the JSON expected"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid API key is needed"),
    FORBIDDEN("forbidden", 403, "This key may not do that"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "That method is not served here"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
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
