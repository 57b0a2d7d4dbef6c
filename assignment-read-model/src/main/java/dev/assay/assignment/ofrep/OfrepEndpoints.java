package dev.assay.assignment.ofrep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.assignment.asking.AskingUser;
import dev.assay.assignment.configuration.CompanyConfiguration;
import dev.assay.assignment.configuration.ConfiguredFlag;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.exposure.Exposures;
import dev.assay.assignment.exposure.Shown;
import dev.assay.assignment.sdk.RefetchStream;
import dev.assay.http.Access;
import dev.assay.http.Exchange;
import dev.assay.http.HotEndpoint;
import dev.assay.http.Json;
import dev.assay.http.Positions;
import dev.assay.http.RequestIds;
import dev.assay.http.Route;
import dev.assay.model.Scope;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.flag.FlagUse;
import dev.assay.rules.flag.FlagEvaluation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.core.JsonGenerator;

/**
 * Single and bulk evaluation of flags, and the stream that says when to ask again. A single evaluation of a flag with an
 * experiment is an exposure; a bulk one is none, since nobody knows which of the flags the user will be shown.
 */
public final class OfrepEndpoints {
    private static final Set<Role> ROLES = Set.of(Role.CLIENT, Role.DEVELOPER, Role.ADMIN);

    /** OFREP clients are given the server's address, or the one of the API. */
    private static final List<String> BASES = List.of("", "/api/v1");

    private static final String FLAGS = "/ofrep/v1/evaluate/flags";
    private static final String STREAM = "/ofrep/v1/stream";

    private final LiveConfiguration configuration;
    private final UserReferences users;
    private final Predicate<String> robots;
    private final Exposures exposures;
    private final StickyAssignments sticky;
    private final RefetchStream stream;
    private final FlagUse use;

    /** @param robots whether a user agent is a robot's; says no when it does not know yet, and never waits */
    public OfrepEndpoints(
            LiveConfiguration configuration,
            UserReferences users,
            Predicate<String> robots,
            Exposures exposures,
            StickyAssignments sticky,
            RefetchStream stream,
            FlagUse use) {
        this.configuration = configuration;
        this.users = users;
        this.robots = robots;
        this.exposures = exposures;
        this.sticky = sticky;
        this.stream = stream;
        this.use = use;
    }

    /** The handlers, for keys of the roles client, developer and admin. */
    public List<HotEndpoint> endpoints(Callers callers, Positions positions, RequestIds requestIds) {
        var access = new Access(callers, ROLES);
        var endpoints = new ArrayList<HotEndpoint>();
        for (var base : BASES) {
            endpoints.add(
                    new HotEndpoint(Route.postBelow(base + FLAGS), access, positions, requestIds, this::evaluateOne));
            endpoints.add(new HotEndpoint(
                    Route.post(base + FLAGS),
                    access,
                    positions,
                    requestIds,
                    (exchange, body) -> evaluateAll(exchange, body, base)));
            endpoints.add(new HotEndpoint(
                    Route.stream(base + STREAM),
                    access,
                    positions,
                    requestIds,
                    (exchange, _) -> stream.open(exchange)));
        }
        return endpoints;
    }

    private void evaluateOne(Exchange exchange, byte[] body) {
        var key = exchange.tail();
        try {
            var request = OfrepRequest.read(body);
            var scope = exchange.caller().scope();
            var company = company(exchange, scope);
            var flag = company.flag(scope.environment(), key);
            if (flag.isEmpty()) {
                exchange.answer(404, failure(key, "FLAG_NOT_FOUND", "There is no flag '" + key + "'"));
                return;
            }
            var user = user(exchange, company, scope, request);
            var evaluation = user.in(flag.get());
            expose(exchange, company, request, user, evaluation);
            count(scope, flag.get(), evaluation);
            exchange.answer(200, Json.write(json -> write(json, flag.get(), evaluation)));
        } catch (OfrepFault fault) {
            exchange.answer(400, failure(key, fault.code(), fault.details()));
        }
    }

    private void evaluateAll(Exchange exchange, byte[] body, String base) {
        try {
            var request = OfrepRequest.read(body);
            var scope = exchange.caller().scope();
            var company = company(exchange, scope);
            var user = user(exchange, company, scope, request);
            var answer = Json.write(json -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("flags");
                company.forEachFlag(scope.environment(), flag -> {
                    var evaluation = user.in(flag);
                    write(json, flag, evaluation);
                    count(scope, flag, evaluation);
                });
                json.writeEndArray();
                writeStreams(json, exchange, base);
                json.writeEndObject();
            });
            var tag = Tags.of(answer);
            exchange.answerHeaders().put(HttpHeader.ETAG, tag);
            if (tag.equals(exchange.header(HttpHeader.IF_NONE_MATCH))) {
                exchange.answerNotModified();
            } else {
                exchange.answer(200, answer);
            }
        } catch (OfrepFault fault) {
            exchange.answer(400, Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("errorCode", fault.code());
                json.writeStringProperty("errorDetails", fault.details());
                json.writeEndObject();
            }));
        }
    }

    private CompanyConfiguration company(Exchange exchange, Scope scope) {
        var company = configuration.current().of(scope.company());
        exchange.answerHeaders().put("Assay-Position", company.position());
        return company;
    }

    private AskingUser user(Exchange exchange, CompanyConfiguration company, Scope scope, OfrepRequest request) {
        boolean robot = robots.test(exchange.header(HttpHeader.USER_AGENT));
        return new AskingUser(
                company, scope.environment(), request.targetingKey(), request.context(), robot, users, sticky);
    }

    private void expose(
            Exchange exchange,
            CompanyConfiguration company,
            OfrepRequest request,
            AskingUser user,
            FlagEvaluation evaluation) {
        var id = evaluation.experiment();
        if (id != null) {
            company.find(exchange.caller().scope().environment(), id)
                    .ifPresent(experiment -> exposures.of(
                            exchange,
                            request.targetingKey(),
                            request.context(),
                            List.of(new Shown(experiment, experiment.evaluate(user))),
                            company.position()));
        }
    }

    private void count(Scope scope, ConfiguredFlag flag, FlagEvaluation evaluation) {
        use.seen(scope, flag.id().value(), flag.variation(evaluation).id(), 1);
    }

    private static void write(JsonGenerator json, ConfiguredFlag flag, FlagEvaluation evaluation) {
        var variation = flag.variation(evaluation);
        json.writeStartObject();
        json.writeStringProperty("key", flag.id().value());
        json.writeName("value");
        json.writeRawValue(new String(variation.json(), UTF_8));
        json.writeStringProperty("reason", evaluation.reason().openFeature());
        json.writeStringProperty("variant", variation.id());
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("decided_by", evaluation.reason().name());
        if (evaluation.rule() != null) {
            json.writeStringProperty("rule", evaluation.rule());
        }
        if (evaluation.experiment() != null) {
            json.writeStringProperty("experiment_id", evaluation.experiment());
            json.writeStringProperty("variant_id", variation.id());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Only a client's key may stand in an address: it may be seen by anybody. */
    private static void writeStreams(JsonGenerator json, Exchange exchange, String base) {
        if (exchange.caller().role() != Role.CLIENT) {
            return;
        }
        var uri = base + STREAM + "?key=" + URLEncoder.encode(exchange.presentedKey(), UTF_8);
        json.writeArrayPropertyStart("eventStreams");
        json.writeStartObject();
        json.writeStringProperty("type", "sse");
        json.writeObjectPropertyStart("endpoint");
        json.writeStringProperty("requestUri", uri);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static byte[] failure(String key, String code, String details) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("key", key);
            json.writeStringProperty("errorCode", code);
            json.writeStringProperty("errorDetails", details);
            json.writeEndObject();
        });
    }
}
