package dev.assay.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackBatchTest {
    private TrackingServer server;

    @BeforeEach
    void start() throws Exception {
        server = TrackingServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_hundred_events_are_one_append() throws Exception {
        var answer = server.batch(batchOf(100));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/success").booleanValue()).isTrue();
        assertThat(answer.json().at("/accepted").intValue()).isEqualTo(100);
        assertThat(answer.json().at("/rejected").intValue()).isZero();
        assertThat(answer.text("/results/99/event_id")).isEqualTo("e-99");
        assertThat(server.log.events()).hasSize(100);
        assertThat(server.log.attempts()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 1_000})
    void a_batch_of_none_or_too_many_is_refused_whole(int size) throws Exception {
        var answer = server.batch(batchOf(size));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/events");
        assertThat(answer.text("/errors/0/detail")).contains("1 to 100");
        assertThat(server.log.attempts()).isZero();
    }

    @Test
    void good_events_are_kept_when_others_are_bad() throws Exception {
        var answer = server.batch("""
                {"events":[
                  {"user_id":"a","event_type":"custom","event_name":"one","event_id":"e-1"},
                  {"user_id":"a","event_type":"custom","event_name":"two","event_id":"e-2","timestamp":"1970-01-01T00:00:00Z"},
                  17,
                  {"user_id":"b","event_type":"exposure","event_name":"x","experiment_id":"checkout","variant_id":"high"},
                  {"user_id":"b","event_type":"exposure","event_name":"x","experiment_id":"checkout","variant_id":"control","event_id":"e-5"}
                ]}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().toString()).isEqualTo("""
                {"success":true,"accepted":2,"rejected":3,"results":[\
                {"index":0,"event_id":"e-1"},\
                {"index":1,"event_id":"e-2","error":"timestamp is older than 7 days","reason":"too_old","pointer":"/events/1/timestamp"},\
                {"index":2,"error":"an event must be an object","reason":"invalid_field","pointer":"/events/2"},\
                {"index":3,"error":"the experiment has no such variant","reason":"unknown_variant","pointer":"/events/3/variant_id"},\
                {"index":4,"event_id":"e-5"}]}""");
        assertThat(server.log.events()).extracting(BehaviourEvent::eventId).containsExactly("e-1", "e-5");
    }

    @Test
    void a_batch_without_a_good_event_is_no_success() throws Exception {
        var answer = server.batch("{\"events\":[{}]}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/success").booleanValue()).isFalse();
        assertThat(server.log.attempts()).isZero();
    }

    @Test
    void a_batch_that_breaks_off_stores_nothing() throws Exception {
        var whole = batchOf(50);

        assertThat(server.batch(whole.substring(0, whole.length() - 2)).status())
                .isEqualTo(400);
        assertThat(server.log.attempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"events\":{}}", "{\"events\":null}", "{\"events\":[{}],\"events\":[]}"})
    void what_is_no_batch_is_refused_at_events(String body) throws Exception {
        var answer = server.batch(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/events");
    }

    @Test
    void without_the_log_no_event_of_the_batch_is_stored() throws Exception {
        server.log.takeAway();
        assertThat(server.batch(batchOf(3)).status()).isEqualTo(503);

        server.log.bringBack();
        assertThat(server.batch(batchOf(3)).status()).isEqualTo(202);
        assertThat(server.log.events()).hasSize(3);
    }

    @Test
    void refused_events_are_counted_by_kind_and_listed_for_their_company_only() throws Exception {
        server.batch("{\"events\":[{},{},{\"user_id\":\"u\",\"event_type\":\"custom\",\"event_name\":\"bought\","
                + "\"experiment_id\":\"nope\"}]}");

        assertThat(server.rejections.latest(TrackingServer.ACME, 10))
                .extracting(rejected -> rejected.kind().reason().code()
                        + " "
                        + rejected.kind().eventName()
                        + " "
                        + rejected.kind().experimentId()
                        + " "
                        + rejected.count())
                .containsExactly("unknown_experiment bought nope 1", "missing_field   2");
        assertThat(server.rejections.latest(TrackingServer.GLOBEX, 10)).isEmpty();
        assertThat(server.rejections.total()).isEqualTo(3);
    }

    private static String batchOf(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "{\"user_id\":\"u" + i % 7
                        + "\",\"event_type\":\"custom\",\"event_name\":\"n\",\"event_id\":\"e-" + i + "\"}")
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }
}
