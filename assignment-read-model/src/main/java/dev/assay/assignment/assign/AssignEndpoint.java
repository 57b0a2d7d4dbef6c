package dev.assay.assignment.assign;

import dev.assay.assignment.asking.AskingUser;
import dev.assay.assignment.assign.Assignment.Decided;
import dev.assay.assignment.assign.Assignment.Undecided;
import dev.assay.assignment.configuration.CompanyConfiguration;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.exposure.Exposures;
import dev.assay.assignment.exposure.Shown;
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
import dev.assay.model.company.Environment;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.rules.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * {@code POST /assign}, to be put in front of the servlet context. It answers from memory alone, and whoever asked well gets
 * an answer, whatever goes wrong.
 */
public final class AssignEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(AssignEndpoint.class);
    private static final Set<Role> ROLES = Set.of(Role.CLIENT, Role.DEVELOPER, Role.ADMIN);

    private final LiveConfiguration configuration;
    private final UserReferences users;
    private final Predicate<String> robots;
    private final Exposures exposures;
    private final StickyAssignments sticky;

    /** @param robots whether a user agent is a robot's; says no when it does not know yet, and never waits */
    public AssignEndpoint(
            LiveConfiguration configuration,
            UserReferences users,
            Predicate<String> robots,
            Exposures exposures,
            StickyAssignments sticky) {
        this.configuration = configuration;
        this.users = users;
        this.robots = robots;
        this.exposures = exposures;
        this.sticky = sticky;
    }

    /** The handler, for keys of the roles client, developer and admin. */
    public HotEndpoint endpoint(Callers callers, Positions positions, RequestIds requestIds) {
        return new HotEndpoint(
                Route.post("/api/v1/assign"), new Access(callers, ROLES), positions, requestIds, this::assign);
    }

    private void assign(Exchange exchange, byte[] body) {
        AssignReader reader;
        try {
            reader = AssignReader.read(body);
        } catch (JacksonException malformed) {
            exchange.refuse(Json.malformed(malformed));
            return;
        }
        reader.request().ifPresentOrElse(request -> answer(exchange, request), () -> exchange.refuse(reader.fault()));
    }

    private void answer(Exchange exchange, AssignRequest request) {
        List<Assignment> assignments;
        try {
            assignments = decide(exchange, request);
        } catch (RuntimeException fault) {
            LOG.error("Request {}: nothing could be decided", exchange.requestId(), fault);
            assignments = undecided(request, Reason.ERROR);
        }
        exchange.answer(200, AssignmentsDocument.of(assignments));
    }

    private List<Assignment> decide(Exchange exchange, AssignRequest request) {
        var scope = exchange.caller().scope();
        var company = configuration.current().of(scope.company());
        exchange.answerHeaders().put("Assay-Position", company.position());
        var assignments = assignments(company, scope.environment(), request, user(exchange, company, scope, request));
        if (request.expose()) {
            exposures.of(exchange, request.userId(), request.context(), shown(assignments), company.position());
        }
        return assignments;
    }

    private static List<Assignment> assignments(
            CompanyConfiguration company, Environment environment, AssignRequest request, AskingUser user) {
        var assignments = new ArrayList<Assignment>();
        request.experiments()
                .ifPresentOrElse(
                        ids -> ids.forEach(id -> assignments.add(assignment(company, environment, id, user))),
                        () -> company.forEachRunning(
                                environment,
                                experiment -> assignments.add(new Decided(experiment, experiment.evaluate(user)))));
        return assignments;
    }

    private static Assignment assignment(
            CompanyConfiguration company, Environment environment, String id, AskingUser user) {
        return company.find(environment, id)
                .<Assignment>map(experiment -> new Decided(experiment, experiment.evaluate(user)))
                .orElseGet(() -> new Undecided(id, Reason.UNKNOWN_EXPERIMENT));
    }

    private static List<Shown> shown(List<Assignment> assignments) {
        var shown = new ArrayList<Shown>(assignments.size());
        for (var assignment : assignments) {
            if (assignment instanceof Decided(var experiment, var evaluation)) {
                shown.add(new Shown(experiment, evaluation));
            }
        }
        return shown;
    }

    private static List<Assignment> undecided(AssignRequest request, Reason reason) {
        return request.experiments().orElse(List.of()).stream()
                .<Assignment>map(id -> new Undecided(id, reason))
                .toList();
    }

    private AskingUser user(Exchange exchange, CompanyConfiguration company, Scope scope, AssignRequest request) {
        boolean robot = isRobot(exchange, exchange.header(HttpHeader.USER_AGENT));
        return new AskingUser(company, scope.environment(), request.userId(), request.context(), robot, users, sticky);
    }

    private boolean isRobot(Exchange exchange, String userAgent) {
        try {
            return robots.test(userAgent);
        } catch (RuntimeException fault) {
            LOG.warn("Request {}: cannot tell whether its user agent is a robot's", exchange.requestId(), fault);
            return false;
        }
    }
}
