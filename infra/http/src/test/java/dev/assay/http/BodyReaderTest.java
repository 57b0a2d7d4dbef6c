package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Bodies are read within the memory there is for all of them. */
class BodyReaderTest {
    private static final int LIMIT = 1_000_000;

    @Test
    void a_usual_body_needs_no_room_and_a_large_one_gives_it_back() throws Exception {
        var budget = new BodyBudget(100_000);

        assertThat(read(budget, 16_000)).isEqualTo("16000 bytes");
        for (int i = 0; i < 10; i++) {
            assertThat(read(budget, 90_000)).isEqualTo("90000 bytes");
        }
        assertThat(budget.take(100_000)).isTrue();
    }

    @Test
    void what_there_is_no_room_for_is_sent_away_and_what_is_too_large_too() throws Exception {
        var budget = new BodyBudget(100_000);
        assertThat(budget.take(60_000)).isTrue();

        assertThat(read(budget, 90_000)).isEqualTo("NO_ROOM");
        assertThat(read(budget, 16_000)).isEqualTo("16000 bytes");
        budget.giveBack(60_000);
        assertThat(read(budget, 90_000)).isEqualTo("90000 bytes");
        assertThat(read(new BodyBudget(10_000_000), LIMIT + 1)).isEqualTo("TOO_LARGE");
        assertThat(budget.take(100_000)).isTrue();
    }

    private static String read(BodyBudget budget, int size) throws Exception {
        List<String> outcomes = new ArrayList<>();
        var server = new Server();
        var connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                BodyReader.read(
                        request,
                        LIMIT,
                        budget,
                        body -> end(body.length + " bytes", response, callback),
                        failure -> end(failure.name(), response, callback));
                return true;
            }

            private void end(String outcome, Response response, Callback callback) {
                outcomes.add(outcome);
                response.write(true, ByteBuffer.allocate(0), callback);
            }
        });
        server.start();
        try {
            connector.getResponse("POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: " + size
                    + "\r\n\r\n" + "x".repeat(size));
        } finally {
            server.stop();
        }
        return outcomes.getFirst();
    }
}
