package dev.assay.server.web;

import dev.assay.model.access.Callers.KeyHolder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the filters and interceptors note on a request for whoever comes after them. */
final class Requests {
    private static final String ID = "assay.request-id";
    private static final String HOLDER = "assay.key-holder";

    private Requests() {}

    static void name(HttpServletRequest request, String id) {
        request.setAttribute(ID, id);
    }

    /** The request's id; {@code ""} for one that never passed the filter. */
    static String id(HttpServletRequest request) {
        return request.getAttribute(ID) instanceof String id ? id : "";
    }

    static void holder(HttpServletRequest request, KeyHolder holder) {
        request.setAttribute(HOLDER, holder);
    }

    static Optional<KeyHolder> holder(HttpServletRequest request) {
        return Optional.ofNullable((KeyHolder) request.getAttribute(HOLDER));
    }
}
