package dev.assay.server.description;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.OperatorOnly;
import dev.assay.model.access.Public;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.metric.MetricId;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Says of each endpoint who may call it and which headers it heeds, as its code has it. */
final class OperationNotes implements OperationCustomizer {
    private static final String ROLES = "x-roles";

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        if (endpoint.hasMethodAnnotation(Public.class)) {
            operation.security(List.of());
        }
        if (endpoint.hasMethodAnnotation(OperatorOnly.class)) {
            operation.addExtension(ROLES, List.of("operator"));
        }
        var allowed = endpoint.getMethodAnnotation(Allowed.class);
        if (allowed != null) {
            operation.addExtension(ROLES, names(allowed.value()));
        }
        if (takes(endpoint, Writing.class)) {
            operation.addParametersItem(reference("IdempotencyKey"));
            noteWrite(operation, endpoint);
        } else if (endpoint.hasMethodAnnotation(GetMapping.class)) {
            operation.addParametersItem(reference("Position"));
        }
        return operation;
    }

    /** Only a version of something that is there can be out of date. */
    private static void noteWrite(Operation operation, HandlerMethod endpoint) {
        if (takes(endpoint, ExperimentId.class) || takes(endpoint, MetricId.class)) {
            operation.addParametersItem(reference("IfMatch"));
        }
        var answer = ResolvableType.forMethodReturnType(endpoint.getMethod());
        if (answer.hasGenerics() && answer.getGeneric().resolve() == Accepted.class) {
            operation.responses(
                    new ApiResponses().addApiResponse("200", new ApiResponse().$ref("#/components/responses/Written")));
        }
    }

    private static boolean takes(HandlerMethod endpoint, Class<?> type) {
        return Arrays.asList(endpoint.getMethod().getParameterTypes()).contains(type);
    }

    private static List<String> names(Role... roles) {
        return Arrays.stream(roles)
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Parameter reference(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }
}
