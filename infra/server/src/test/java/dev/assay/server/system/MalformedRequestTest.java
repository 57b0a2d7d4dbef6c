package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RawRequest;
import dev.assay.server.fixture.RunningServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever is sent to whatever address, the sender is told what is wrong with it, and no fault of ours comes of it. */
class MalformedRequestTest {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final List<String> HOT = List.of("/assign", "/track", "/track/batch");

    private final RunningServer.Company company = SERVER.found();
    private final Api admin = company.admin();

    @ParameterizedTest
    @MethodSource("paths")
    void no_address_takes_a_method_it_does_not_serve(String path) {
        var answer = refused(admin.send("PATCH", path, "{}"), 405, "method-not-allowed");

        assertThat(answer.header("Allow")).isNotBlank().doesNotContain("PATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "7", "\"text\"", "{", "{} {}", "{\"a\": }", "\u0000", "{\"a\": \"\ud800\"}"})
    void no_address_takes_what_is_no_object_of_its_own(String body) {
        var isNothing = body.isEmpty() || body.equals("null");
        // Opting out is said by the address alone.
        writes().filter(write -> !(isNothing && write.path().endsWith("/opt-out")))
                .forEach(write -> {
                    var answer = (write.path().equals("/companies") ? SERVER.asOperator() : admin)
                            .send(write.method(), write.path(), body);
                    assertThat(answer.status())
                            .as("%s answers %s", write, answer)
                            .isBetween(400, 499);
                    assertThat(answer.header("Content-Type")).as("%s", write).startsWith("application/problem+json");
                });
    }

    @Test
    void what_is_not_json_and_what_is_wanted_as_something_else() {
        var address = SERVER.address();
        var key = "Authorization: Bearer " + admin.key();

        var text = RawRequest.send(address, "POST /api/v1/experiments", "name=x", key, "Content-Type: text/plain");
        var page = RawRequest.send(address, "GET /api/v1/experiments", "", key, "Accept: text/html");

        assertThat(text).startsWith("HTTP/1.1 415").contains("/unsupported-media-type");
        assertThat(page).startsWith("HTTP/1.1 406").contains("/not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({
        "/experiments?status=asleep, 400, /status",
        "/experiments?sort=colour, 400, /sort",
        "/experiments?limit=0, 400, /limit",
        "/analytics/next?limit=0, 400, /limit",
        "/analytics/next?limit=101, 400, /limit",
        "/analytics/next?limit=few, 400, /limit",
        "/experiments?limit=-1, 400, /limit",
        "/experiments?limit=99999999999, 400, /limit",
        "/experiments?cursor=made-up, 400, /cursor",
        "/experiments?q=%00, 400, /q",
        "/metrics?archived=perhaps, 400, /archived",
        "/metrics?limit=many, 400, /limit",
        "/audit?from=yesterday, 400, /from",
        "/audit?cursor=made-up, 400, /cursor",
        "/experiments/checkout/results?from=yesterday, 400, /from",
        "/experiments/checkout/results?from=2026-02-01&to=2026-01-01, 400, /to",
        "/experiments/checkout/results?dimension=mood, 400, /dimension",
        "/projections/catalogue/dead-letters?generation=last, 400, /generation",
        "/tracking/rejections?limit=many, 400, /limit"
    })
    void a_question_that_cannot_be_understood(String address, int status, String pointer) {
        draft();

        var answer = refused(admin.get(address), status, "invalid-request");

        assertThat(answer.json().path("errors").findValuesAsString("pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/experiments/nothing/history",
        "/experiments/checkout/results?metric=nothing",
        "/experiments/checkout/results?metric=NOT%20ONE",
        "/metrics/nothing",
        "/projections/nothing",
        "/projections/catalogue/rebuilds/99",
        "/projections/catalogue/rebuilds/latest"
    })
    void what_is_not_there(String address) {
        draft();

        refused(admin.get(address), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/experiments/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/api/v1/experiments/..%2f..%2fetc%2fpasswd",
                "/api/v1/experiments/../../../../etc/passwd",
                "/api/v1/experiments/%00",
                "/api/v1/experiments/%zz",
                "/api/v1/experiments/%ff%fe",
                "/api/v1/experiments/a;b=c",
                "/api/v1/experiments/a\\b",
                "/api/v1//experiments",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/%2e%2e/%2e%2e/application.properties",
                "/assets/../../application.properties",
                "/..;/application.properties",
                "//etc/passwd"
            })
    void an_address_that_climbs_out_of_where_it_belongs(String address) {
        var answer = RawRequest.send(SERVER.address(), "GET " + address, "", "Authorization: Bearer " + admin.key());

        assertThat(answer).matches(text -> text.startsWith("HTTP/1.1 4") || text.contains("<html"), "is refused");
        assertThat(answer).doesNotContain("springdoc", "root:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /track  | {"event_type": "custom", "event_name": "e"}                                             | /user_id
            /track  | {"user_id": "", "event_type": "custom", "event_name": "e"}                              | /user_id
            /track  | {"user_id": "LONG", "event_type": "custom", "event_name": "e"}                          | /user_id
            /track  | {"user_id": "a\\u0000b", "event_type": "custom", "event_name": "e"}                     | /user_id
            /track  | {"user_id": 7, "event_type": "custom", "event_name": "e"}                               | /user_id
            /track  | {"user_id": "u", "event_type": "guess", "event_name": "e"}                              | /event_type
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "LONG"}                          | /event_name
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "e", "timestamp": "soon"}        | /timestamp
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "e", "timestamp": 1e30}          | /timestamp
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "e", "timestamp": 0}             | /timestamp
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "e", "properties": []}           | /properties
            /track  | {"user_id": "u", "event_type": "exposure", "event_name": "e"}                           | /experiment_id
            /track  | {"user_id": "u", "event_type": "custom", "event_name": "e", "event_id": "LONG"}         | /event_id
            /assign | {}                                                                                      | /user_id
            /assign | {"user_id": "LONG"}                                                                     | /user_id
            /assign | {"user_id": "u", "experiments": "all"}                                                  | /experiments
            /assign | {"user_id": "u", "experiments": [7]}                                                    | /experiments/0
            /assign | {"user_id": "u", "context": []}                                                         | /context
            /assign | {"user_id": "u", "expose": "yes"}                                                       | /expose
            """)
    void what_a_program_sends_wrong_is_named(String path, String body, String pointer) {
        var answer = refused(
                company.as("client").post(path, body.replace("LONG", "x".repeat(10_000))), 400, "invalid-request");

        assertThat(answer.json().path("errors").findValuesAsString("pointer")).contains(pointer);
    }

    private void draft() {
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
    }

    private static Answer refused(Answer answer, int status, String type) {
        answer.expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/type")).endsWith("/" + type);
        assertThat(answer.text("/detail")).isNotBlank();
        return answer;
    }

    private record Endpoint(String method, String path) {}

    private static Stream<Endpoint> writes() {
        return Stream.concat(
                HOT.stream().map(path -> new Endpoint("POST", path)),
                served().filter(endpoint -> !endpoint.method().matches("GET|DELETE")));
    }

    private static Stream<String> paths() {
        return Stream.concat(HOT.stream(), served().map(Endpoint::path)).distinct();
    }

    /** What Spring serves, at addresses that name nothing. */
    private static Stream<Endpoint> served() {
        return SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .map(path -> path.substring("/api/v1".length()).replaceAll("\\{\\w+}", "nothing"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> new Endpoint(method, path))));
    }
}
