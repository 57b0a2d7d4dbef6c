package dev.assay.http;

import dev.assay.model.access.Callers;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.Role;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who may call an endpoint. */
public record Access(Callers callers, Set<Role> roles) {
    private static final String SCHEME = "Bearer ";

    public Access {
        roles = Set.copyOf(roles);
    }

    /** @param keyInQuery whether the key may stand in the address, which only a client's may: it may be seen by anybody */
    Optional<KeyHolder> holder(Request request, boolean keyInQuery) {
        var inHeader = presentedKey(request.getHeaders()).flatMap(callers::holderOf);
        return inHeader.isPresent() || !keyInQuery
                ? inHeader
                : Optional.ofNullable(Request.extractQueryParameters(request).getValue("key"))
                        .flatMap(callers::holderOf)
                        .filter(holder -> holder.role() == Role.CLIENT);
    }

    boolean allows(KeyHolder holder) {
        return roles.contains(holder.role());
    }

    long nanosToWait(KeyHolder holder) {
        return callers.nanosToWait(holder);
    }

    static Optional<String> presentedKey(HttpFields headers) {
        var authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(authorization.substring(SCHEME.length()).strip());
        }
        return Optional.ofNullable(headers.get("X-API-Key"));
    }
}
