package dev.assay.server.web;

import dev.assay.command.sending.Writing;
import dev.assay.http.ClientAddress;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Caller;
import dev.assay.model.access.Operator;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.CompanyId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives endpoints their {@link Caller}, {@link Operator} and {@link Writing}. */
final class CallerArguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> TYPES = Set.of(Caller.class, Operator.class, Writing.class);
    /** The operator belongs to no company; its addresses are hashed as if it were one of this name. */
    private static final CompanyId OPERATOR = new CompanyId("operator");

    private static final int LONGEST_IDEMPOTENCY_KEY = 200;

    private final UserReferences references;
    private final ClientAddress addresses;

    CallerArguments(UserReferences references, ClientAddress addresses) {
        this.references = references;
        this.addresses = addresses;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("there is no servlet request");
        }
        if (parameter.getParameterType() == Operator.class) {
            return new Operator(Requests.id(request), addressHash(OPERATOR, request));
        }
        return parameter.getParameterType() == Caller.class ? caller(request) : writing(request);
    }

    Caller caller(HttpServletRequest request) {
        var holder = Requests.holder(request)
                .orElseThrow(() -> new IllegalStateException("an endpoint without a key has no caller"));
        return new Caller(
                holder.scope(),
                holder.role(),
                holder.key(),
                holder.name(),
                Requests.id(request),
                addressHash(holder.scope().company(), request));
    }

    private Writing writing(HttpServletRequest request) {
        return new Writing(caller(request), ifMatch(request), idempotencyKey(request), Fingerprint.of(request));
    }

    private String addressHash(CompanyId company, HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        return references.addressHash(company, addresses.beforeTheProxies(request.getRemoteAddr(), forwarded));
    }

    private static Optional<Long> ifMatch(HttpServletRequest request) {
        var given = request.getHeader("If-Match");
        if (given == null || given.strip().equals("*")) {
            return Optional.empty();
        }
        var tag = given.strip().replaceFirst("^W/", "").replaceAll("^\"(.*)\"$", "$1");
        if (!tag.matches("\\d{1,18}")) {
            throw new Rejected(new Rejection.Invalid(
                    "", "If-Match must hold the ETag of the resource as it was last read, such as \"3\""));
        }
        return Optional.of(Long.parseLong(tag));
    }

    private static Optional<String> idempotencyKey(HttpServletRequest request) {
        var given = request.getHeader("Idempotency-Key");
        if (given == null) {
            return Optional.empty();
        }
        var key = given.strip();
        if (key.isEmpty()
                || key.length() > LONGEST_IDEMPOTENCY_KEY
                || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new Rejected(new Rejection.Invalid(
                    "", "Idempotency-Key must be 1 to " + LONGEST_IDEMPOTENCY_KEY + " visible ASCII characters"));
        }
        return Optional.of(key);
    }
}
