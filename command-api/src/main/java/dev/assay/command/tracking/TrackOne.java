package dev.assay.command.tracking;

import dev.assay.command.tracking.Outcome.Admitted;
import dev.assay.http.Exchange;
import dev.assay.http.Json;
import dev.assay.http.Problem;
import dev.assay.model.behaviour.ClientTraits;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Takes a single event. */
final class TrackOne {
    private final Admission admission;
    private final Rejections rejections;
    private final DurableAnswer durable;

    TrackOne(Admission admission, Rejections rejections, DurableAnswer durable) {
        this.admission = admission;
        this.rejections = rejections;
        this.durable = durable;
    }

    void track(Exchange exchange, byte[] body, ClientTraits client) {
        TrackedEvent event;
        try {
            event = parse(body);
        } catch (JacksonException malformed) {
            exchange.refuse(Json.malformed(malformed));
            return;
        }
        var scope = exchange.caller().scope();
        switch (admission.of(scope, client).judge(event)) {
            case Admitted(var admitted) -> durable.append(exchange, List.of(admitted), accepted(admitted.eventId()));
            case Refusal refusal -> {
                rejections.count(scope, refusal, event.eventName(), event.experimentId());
                exchange.refuse(Problem.invalid(refusal.pointer(), refusal.detail()));
            }
        }
    }

    private static TrackedEvent parse(byte[] body) {
        try (var json = Json.parser(body)) {
            Json.requireStart(json);
            var event = EventReader.read(json);
            Json.requireEnd(json);
            return event;
        }
    }

    private static byte[] accepted(String eventId) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("success", true);
            json.writeStringProperty("event_id", eventId);
            json.writeEndObject();
        });
    }
}
