package dev.assay.server.web;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.OperatorOnly;
import dev.assay.model.access.Public;
import dev.assay.model.company.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;

/** Who may call an endpoint, as its method says. */
sealed interface EndpointAccess {
    record ForRoles(Set<Role> roles) implements EndpointAccess {
        public ForRoles {
            roles = Set.copyOf(roles);
        }
    }

    record ForOperator() implements EndpointAccess {}

    record ForAll() implements EndpointAccess {}

    /** Throws when a method of ours says nothing, or more than one thing. What describes the API itself is for all. */
    static EndpointAccess of(HandlerMethod method) {
        var said = new ArrayList<EndpointAccess>();
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed != null) {
            said.add(new ForRoles(Set.of(allowed.value())));
        }
        if (method.hasMethodAnnotation(OperatorOnly.class)) {
            said.add(new ForOperator());
        }
        if (method.hasMethodAnnotation(Public.class) || isDescription(method)) {
            said.add(new ForAll());
        }
        return only(said, method);
    }

    private static EndpointAccess only(List<EndpointAccess> said, HandlerMethod method) {
        if (said.size() != 1) {
            throw new IllegalStateException(
                    method + " must say who may call it: by one of @Allowed, @OperatorOnly, @Public");
        }
        return said.getFirst();
    }

    private static boolean isDescription(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springdoc.");
    }
}
