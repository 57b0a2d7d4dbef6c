package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import dev.assay.server.hot.HotPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint and who may call it. An endpoint that is not in the table fails the test, and so does one too many. */
class AuthorizationMatrixTest {
    private static final List<String> ROLES = List.of("client", "developer", "analyst", "admin", "auditor");

    /** c client, d developer, n analyst, a admin, u auditor; o the operator only; * everybody, without a key too. */
    private static final String TABLE = """
            POST   /assign                                        cd-a-
            POST   /assign/explain                                -dnau
            POST   /track                                         cd-a-
            POST   /track/batch                                   cd-a-
            GET    /tracking/rejections                           -dnau
            POST   /ofrep/v1/evaluate/flags                       cd-a-
            POST   /ofrep/v1/evaluate/flags/{key}                 cd-a-
            GET    /ofrep/v1/stream                               cd-a-
            GET    /sdk/configuration                             cd-a-
            POST   /sdk/evaluations                               cd-a-
            GET    /sdk/stream                                    cd-a-
            GET    /flags                                         -dnau
            POST   /flags                                         ---a-
            GET    /flags/{id}                                    -dnau
            PUT    /flags/{id}                                    ---a-
            DELETE /flags/{id}                                    ---a-
            GET    /flags/{id}/history                            -dnau
            GET    /flags/{id}/evaluations                        -dnau
            GET    /stale-flags                                   -dnau
            POST   /flags/{id}/enable                             ---a-
            POST   /flags/{id}/disable                            ---a-
            PUT    /flags/{id}/targets/{user}                     ---a-
            DELETE /flags/{id}/targets/{user}                     ---a-
            POST   /flags/{id}/schedule                           ---a-
            DELETE /flags/{id}/schedule/{number}                  ---a-
            POST   /companies                                     o
            GET    /keys                                          -d-au
            POST   /keys                                          -d-a-
            DELETE /keys/{id}                                     ---a-
            GET    /session                                       cdnau
            GET    /health                                        *
            GET    /health/ready                                  *
            GET    /openapi.json                                  *
            GET    /openapi.json.yaml                             *
            GET    /metrics                                       -dnau
            POST   /metrics                                       --na-
            GET    /metrics/{id}                                  -dnau
            PUT    /metrics/{id}                                  --na-
            DELETE /metrics/{id}                                  --na-
            GET    /metrics/{id}/history                          -dnau
            GET    /segments                                      -dnau
            POST   /segments                                      ---a-
            GET    /segments/{id}                                 -dnau
            PUT    /segments/{id}                                 ---a-
            DELETE /segments/{id}                                 ---a-
            GET    /segments/{id}/history                         -dnau
            GET    /layers                                        -dnau
            POST   /layers                                        ---a-
            GET    /layers/{id}                                   -dnau
            PUT    /layers/{id}                                   ---a-
            DELETE /layers/{id}                                   ---a-
            GET    /layers/{id}/history                           -dnau
            GET    /holdouts                                      -dnau
            POST   /holdouts                                      ---a-
            GET    /holdouts/{id}                                 -dnau
            PUT    /holdouts/{id}                                 ---a-
            DELETE /holdouts/{id}                                 ---a-
            GET    /holdouts/{id}/history                         -dnau
            POST   /segments/{id}/users                           ---a-
            PUT    /privacy/subjects/{user}/opt-out               -d-a-
            DELETE /privacy/subjects/{user}/opt-out               -d-a-
            GET    /experiments                                   -dnau
            POST   /experiments                                   ---a-
            GET    /experiments/{id}                              -dnau
            PUT    /experiments/{id}                              ---a-
            DELETE /experiments/{id}                              ---a-
            GET    /experiments/{id}/history                      -dnau
            GET    /experiments/{id}/results                      --nau
            GET    /experiments/{id}/realtime                     -dnau
            POST   /experiments/{id}/start                        ---a-
            POST   /experiments/{id}/pause                        ---a-
            POST   /experiments/{id}/resume                       ---a-
            POST   /experiments/{id}/stop                         ---a-
            POST   /experiments/{id}/schedule                     ---a-
            POST   /experiments/{id}/archive                      ---a-
            POST   /experiments/{id}/clone                        ---a-
            POST   /experiments/{id}/decision                     ---a-
            PUT    /experiments/{id}/allocation                   ---a-
            GET    /experiments/{id}/proposals                    --nau
            POST   /experiments/{id}/proposals                    --na-
            POST   /experiments/{id}/proposals/{number}/apply     ---a-
            GET    /experiments/{id}/rollout                      --nau
            POST   /experiments/{id}/rollout/advance              ---a-
            POST   /experiments/{id}/rollout/rollback             ---a-
            POST   /experiments/{id}/rollout/pause                ---a-
            POST   /experiments/{id}/rollout/resume               ---a-
            PUT    /experiments/{id}/overrides/{user}             ---a-
            DELETE /experiments/{id}/overrides/{user}             ---a-
            GET    /analytics/experiment/{id}                     --nau
            GET    /analytics/experiment/{id}/export              --nau
            POST   /analytics/sample-size                         -dnau
            POST   /analytics/power                               -dnau
            POST   /analytics/what-if                             -dnau
            GET    /analytics/next                                --nau
            GET    /audit                                         ---au
            GET    /projections                                   -dnau
            GET    /projections/{name}                            -dnau
            GET    /projections/{name}/checksum                   -dnau
            GET    /projections/{name}/rebuilds                   -dnau
            POST   /projections/{name}/rebuilds                   --na-
            GET    /projections/{name}/rebuilds/{generation}      -dnau
            POST   /projections/{name}/rebuilds/{generation}/promote  --na-
            POST   /projections/{name}/rebuilds/{generation}/discard  --na-
            GET    /projections/{name}/dead-letters               -dnau
            POST   /projections/{name}/dead-letters/retry         ---a-
            """;

    private final RunningServer server = RunningServer.shared();

    private record Endpoint(String method, String path, String allowed) {
        static Endpoint of(String line) {
            var parts = line.strip().split("\\s+");
            return new Endpoint(parts[0], parts[1], parts[2]);
        }

        /** An address that names nothing: whoever may call it is told so, and nothing happens. */
        String address() {
            return path.replace("{generation}", "77")
                    .replace("{name}", "nothing-here")
                    .replaceAll("\\{\\w+}", "nothing-here");
        }

        boolean allows(String role) {
            return allowed.equals("*")
                    || allowed.length() == ROLES.size() && allowed.charAt(ROLES.indexOf(role)) != '-';
        }
    }

    @Test
    void the_table_names_every_endpoint_and_no_other() {
        var served = new TreeSet<String>();
        server.bean(HotPath.class).routes().stream()
                .filter(route -> route.path().startsWith("/api/v1/"))
                .forEach(route -> served.add(route.method() + " " + route.path().substring("/api/v1".length())
                        + (route.below() ? "/{key}" : "")));
        server.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (var pattern : mapping.getPatternValues()) {
                        mapping.getMethodsCondition().getMethods().stream()
                                .filter(method -> pattern.startsWith("/api/v1/"))
                                .forEach(method -> served.add(method + " " + pattern.substring("/api/v1".length())));
                    }
                });

        assertThat(endpoints().map(endpoint -> endpoint.method() + " " + endpoint.path()))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @TestFactory
    Stream<DynamicTest> only_the_roles_of_the_table_may_call_an_endpoint() {
        var company = server.found();
        Map<String, Api> keys = new LinkedHashMap<>();
        ROLES.forEach(role -> keys.put(role, company.as(role)));
        return endpoints()
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.method() + " " + endpoint.path(), () -> check(endpoint, keys)));
    }

    private void check(Endpoint endpoint, Map<String, Api> keys) {
        keys.forEach((role, api) -> {
            var status = call(api, endpoint);
            if (endpoint.allows(role)) {
                assertThat(status).as("%s may", role).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(status).as("%s may not", role).isEqualTo(403);
            }
        });
        var everybody = endpoint.allowed().equals("*");
        for (var stranger : List.of("", "assay_admin_unknown")) {
            var status = call(server.as(stranger), endpoint);
            if (everybody) {
                assertThat(status).isEqualTo(200);
            } else {
                assertThat(status).as("no key").isEqualTo(401);
            }
        }
        if (!everybody) {
            assertThat(call(server.asOperator(), endpoint))
                    .as("the operator")
                    .isEqualTo(endpoint.allowed().equals("o") ? 400 : 401);
        }
    }

    @Test
    void a_revoked_key_opens_nothing() {
        var company = server.found();
        var issued = company.admin()
                .post("/keys", "{\"name\": \"short-lived\", \"role\": \"admin\"}")
                .expect(201);
        var api = server.as(issued.text("/key"));
        api.get("/session").expect(200);

        company.admin().delete("/keys/" + issued.text("/id")).expect(200);

        api.get("/session").expect(401);
        api.post("/assign", "{\"user_id\": \"u\"}").expect(401);
    }

    @Test
    void another_companys_things_are_not_there() {
        var mine = server.found();
        mine.admin().post("/experiments", """
                        {"id": "mine", "name": "Mine", "variants": [
                          {"id": "control", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}]}""").expect(201);
        mine.admin()
                .post("/metrics", "{\"id\": \"mine\", \"name\": \"Mine\", \"kind\": \"count\", \"event_name\": \"e\"}")
                .expect(201);
        mine.admin().post("/segments", "{\"id\": \"mine\", \"name\": \"Mine\"}").expect(201);
        mine.admin().post("/layers", "{\"id\": \"mine\", \"name\": \"Mine\"}").expect(201);
        mine.admin()
                .post("/holdouts", "{\"id\": \"mine\", \"name\": \"Mine\", \"share\": 5}")
                .expect(201);
        mine.admin().post("/flags", "{\"id\": \"mine\", \"name\": \"Mine\"}").expect(201);
        var other = server.found().admin();

        endpoints()
                .filter(endpoint -> endpoint.path()
                        .matches("/(experiments|flags|segments|layers|holdouts|metrics|analytics)/.*\\{id}.*"))
                .forEach(endpoint -> {
                    var path = endpoint.path()
                            .replace("{id}", "mine")
                            .replace("{user}", "anna")
                            .replace("{number}", "1");
                    assertThat(other.send(endpoint.method(), path, body(endpoint))
                                    .status())
                            .as("%s %s", endpoint.method(), path)
                            .isEqualTo(404);
                });
    }

    @Test
    void another_companys_keys_stay_in_force() {
        var mine = server.found();
        var issued = mine.admin()
                .post("/keys", "{\"name\": \"mine\", \"role\": \"client\"}")
                .expect(201);

        server.found().admin().delete("/keys/" + issued.text("/id")).expect(404);

        server.as(issued.text("/key")).get("/session").expect(200);
    }

    @Test
    void a_key_calls_as_often_as_it_may() {
        var company = server.found();
        var issued = company.admin().post("/keys", """
                        {"name": "slow", "role": "developer", "rate_limit": {"requests_per_second": 1, "burst": 3}}""").expect(201);
        var slow = server.as(issued.text("/key"));

        // Both in front of the servlets and behind them.
        slow.post("/assign", "{\"user_id\": \"u\"}").expect(200);
        slow.get("/session").expect(200);
        var refused = Stream.generate(() -> slow.get("/experiments"))
                .limit(10)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.text("/type")).endsWith("/too-many-requests");
        assertThat(slow.post("/assign", "{\"user_id\": \"u\"}").header("Retry-After"))
                .isEqualTo("1");
        company.as("client").post("/assign", "{\"user_id\": \"u\"}").expect(200);

        var listed = company.admin()
                .with("Assay-Position", issued.header("Assay-Position"))
                .get("/keys")
                .expect(200)
                .json();
        assertThat(listed.toString()).contains("{\"requests_per_second\":1,\"burst\":3}");
        for (var limit : List.of("{}", "{\"requests_per_second\": 0}", "{\"requests_per_second\": 1.5}", "7")) {
            company.admin()
                    .post("/keys", "{\"name\": \"x\", \"role\": \"client\", \"rate_limit\": %s}".formatted(limit))
                    .expect(400);
        }
    }

    @Test
    void a_developer_issues_client_keys_only() {
        var developer = server.found().as("developer");

        developer.post("/keys", "{\"name\": \"app\", \"role\": \"client\"}").expect(201);
        for (var role : List.of("developer", "analyst", "admin", "auditor")) {
            developer
                    .post("/keys", "{\"name\": \"more\", \"role\": \"" + role + "\"}")
                    .expect(403);
        }
    }

    private static int call(Api api, Endpoint endpoint) {
        return endpoint.method().equals("GET")
                ? api.status(endpoint.address())
                : api.send(endpoint.method(), endpoint.address(), "{}").status();
    }

    /** What is well formed, so that nothing but the resource can be found missing. */
    private static String body(Endpoint endpoint) {
        var variants = """
                [{"id": "control", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}]""";
        return switch (endpoint.method() + " " + endpoint.path()) {
            case "PUT /experiments/{id}" -> "{\"name\": \"Mine\", \"variants\": " + variants + "}";
            case "PUT /experiments/{id}/allocation" ->
                "{\"variants\": [{\"id\": \"control\", \"allocation\": 60}, {\"id\": \"b\", \"allocation\": 40}]}";
            case "POST /experiments/{id}/proposals" -> "{\"strategy\": \"thompson\"}";
            case "POST /experiments/{id}/clone" -> "{\"id\": \"copy\"}";
            case "POST /experiments/{id}/decision" -> "{\"variant_id\": \"b\", \"reason\": \"better\"}";
            case "PUT /experiments/{id}/overrides/{user}" -> "{\"variant_id\": \"b\"}";
            case "PUT /segments/{id}", "PUT /layers/{id}" -> "{\"name\": \"Mine\"}";
            case "PUT /holdouts/{id}" -> "{\"name\": \"Mine\", \"share\": 5}";
            case "POST /segments/{id}/users" -> "{\"add\": [\"anna\"]}";
            case "POST /sdk/evaluations" -> "{\"flags\": {}}";
            case "PUT /flags/{id}" -> "{\"name\": \"Mine\"}";
            case "PUT /flags/{id}/targets/{user}" -> "{\"variation\": \"on\"}";
            case "POST /flags/{id}/schedule" -> "{\"at\": \"2100-01-01T00:00:00Z\", \"enabled\": true}";
            case "PUT /metrics/{id}" -> "{\"name\": \"Mine\", \"kind\": \"count\", \"event_name\": \"e\"}";
            default -> "{}";
        };
    }

    private static Stream<Endpoint> endpoints() {
        return TABLE.lines().map(Endpoint::of);
    }
}
