package dev.assay.command.tracking;

import dev.assay.command.tracking.Outcome.Admitted;
import dev.assay.http.Exchange;
import dev.assay.http.Json;
import dev.assay.http.Problem;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.ClientTraits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/**
 * Takes 1 to 100 events: the good ones are kept when others are bad. {@code success} is false only when none was kept;
 * whether all were is what {@code rejected} says.
 */
final class TrackBatch {
    private final Admission admission;
    private final Rejections rejections;
    private final DurableAnswer durable;

    TrackBatch(Admission admission, Rejections rejections, DurableAnswer durable) {
        this.admission = admission;
        this.rejections = rejections;
        this.durable = durable;
    }

    void track(Exchange exchange, byte[] body, ClientTraits client) {
        BatchReader batch;
        try {
            batch = BatchReader.read(body);
        } catch (JacksonException malformed) {
            exchange.refuse(Json.malformed(malformed));
            return;
        }
        batch.fault()
                .ifPresentOrElse(
                        fault -> exchange.refuse(Problem.invalid("/events", fault)),
                        () -> take(exchange, batch.events(), client));
    }

    private void take(Exchange exchange, List<TrackedEvent> events, ClientTraits client) {
        var scope = exchange.caller().scope();
        var judge = admission.of(scope, client);
        var admitted = new ArrayList<BehaviourEvent>(events.size());
        var results = new ArrayList<Result>(events.size());
        for (var event : events) {
            switch (judge.judge(event)) {
                case Admitted(var fact) -> {
                    admitted.add(fact);
                    results.add(new Result(fact.eventId(), null));
                }
                case Refusal refusal -> {
                    rejections.count(scope, refusal, event.eventName(), event.experimentId());
                    results.add(new Result(event.eventId(), refusal));
                }
            }
        }
        durable.append(exchange, admitted, answer(admitted.size(), results));
    }

    private static byte[] answer(int accepted, List<Result> results) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("success", accepted > 0);
            json.writeNumberProperty("accepted", accepted);
            json.writeNumberProperty("rejected", results.size() - accepted);
            json.writeArrayPropertyStart("results");
            for (int index = 0; index < results.size(); index++) {
                results.get(index).write(json, index);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** What became of one event: its id, when it has one, and why it was refused, when it was. */
    private record Result(
            @Nullable String eventId, @Nullable Refusal refusal) {
        void write(JsonGenerator json, int index) {
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            if (eventId != null) {
                json.writeStringProperty("event_id", eventId);
            }
            if (refusal != null) {
                json.writeStringProperty("error", refusal.detail());
                json.writeStringProperty("reason", refusal.reason().code());
                json.writeStringProperty("pointer", "/events/" + index + refusal.pointer());
            }
            json.writeEndObject();
        }
    }
}
