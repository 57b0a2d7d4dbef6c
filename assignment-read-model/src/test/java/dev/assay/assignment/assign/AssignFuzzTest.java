package dev.assay.assignment.assign;

import static dev.assay.assignment.assign.AssignServer.KEY;
import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.rules.Operator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class AssignFuzzTest {
    private static final AtomicReference<AssignServer> SERVER = new AtomicReference<>();

    @BeforeContainer
    static void start() throws Exception {
        var server = AssignServer.startWith(_ -> {});
        var rule = Draft.comparison("a", Operator.IN, "a", 1, true);
        server.store.running(experiment(ACME, "checkout"), Draft.halves().targeting(rule));
        SERVER.set(server.caughtUp());
    }

    @AfterContainer
    static void stop() throws Exception {
        requireNonNull(SERVER.get()).close();
    }

    @Property(tries = 500)
    void random_bytes_are_never_our_fault(@ForAll byte[] body) throws Exception {
        assertThat(post(body)).isEqualTo(400);
    }

    @Property(tries = 500)
    void any_context_is_taken(@ForAll("json") String json) throws Exception {
        var body = "{\"user_id\": \"anna\", \"context\": {\"a\": " + json + "}}";
        assertThat(post(body.getBytes(UTF_8))).isEqualTo(200);
    }

    @Property(tries = 500)
    void any_value_of_any_field_is_never_our_fault(@ForAll("field") String field, @ForAll("json") String json)
            throws Exception {
        var body = "{\"user_id\": \"anna\", \"" + field + "\": " + json + "}";
        assertThat(post(body.getBytes(UTF_8))).isIn(200, 400);
    }

    @Property(tries = 500)
    void a_good_body_with_one_byte_changed_is_never_our_fault(@ForAll int at, @ForAll byte changed) throws Exception {
        var body = """
                {"user_id":"\u00e4","experiments":["checkout","x"],"context":{"a":[1.5,true],"b":{"c":"\\u00e4"}},"expose":true}""".getBytes(UTF_8);
        body[Math.floorMod(at, body.length)] = changed;

        assertThat(post(body)).isIn(200, 400);
    }

    @Provide
    Arbitrary<String> field() {
        return Arbitraries.of("user_id", "experiments", "context", "expose", "other");
    }

    @Provide
    Arbitrary<String> json() {
        return json(4);
    }

    private static Arbitrary<String> json(int depth) {
        var scalar = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "-0.0",
                "123456789012345678901234567890",
                "\"a\"",
                "\"\\ud800\"",
                "\"\"");
        if (depth == 0) {
            return scalar;
        }
        var inner = json(depth - 1);
        var list = inner.list().ofMaxSize(3).map(each -> "[" + String.join(",", each) + "]");
        var member = Combinators.combine(Arbitraries.of("a", "b", "", "\\u0000"), inner)
                .as((name, value) -> "\"" + name + "\":" + value);
        var object = member.list().ofMaxSize(3).map(each -> "{" + String.join(",", each) + "}");
        return Arbitraries.oneOf(scalar, list, object);
    }

    private static int post(byte[] body) throws Exception {
        return requireNonNull(SERVER.get())
                .post(BodyPublishers.ofByteArray(body), "X-API-Key", KEY)
                .status();
    }
}
