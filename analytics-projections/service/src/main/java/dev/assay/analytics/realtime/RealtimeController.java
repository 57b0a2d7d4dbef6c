package dev.assay.analytics.realtime;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.analytics.results.AccessLog;
import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An experiment as it happens, as server-sent events. */
@RestController
class RealtimeController {
    private static final long NO_TIMEOUT = 0;

    private final RealtimeFeed feed;
    private final ExperimentDirectory experiments;
    private final AccessLog accesses;

    RealtimeController(RealtimeFeed feed, ExperimentDirectory experiments, AccessLog accesses) {
        this.feed = feed;
        this.experiments = experiments;
        this.accesses = accesses;
    }

    @GetMapping(path = "/api/v1/experiments/{id}/realtime", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({ADMIN, ANALYST, DEVELOPER, AUDITOR})
    SseEmitter watch(@PathVariable ExperimentId id, Caller caller) {
        var experiment = new ExperimentKey(caller.scope(), id);
        if (experiments.find(experiment).isEmpty()) {
            throw new Rejected(Rejection.NotFound.of("experiment", id));
        }
        accesses.resultsRead(caller, experiment, "realtime");
        var emitter = new SseEmitter(NO_TIMEOUT);
        // The head of the answer goes out with the first event: where nothing happens, the client would wait for it.
        send(emitter, new RealtimeEvent.Heartbeat());
        var watcher = feed.subscribe(experiment, caller.key(), event -> send(emitter, event));
        watcher.whenClosed(emitter::complete);
        emitter.onCompletion(watcher::close);
        emitter.onError(gone -> watcher.close());
        return emitter;
    }

    private static void send(SseEmitter emitter, RealtimeEvent event) {
        try {
            emitter.send(
                    event instanceof RealtimeEvent.Heartbeat
                            ? SseEmitter.event().comment("still here")
                            : SseEmitter.event().name(event.type()).data(event, MediaType.APPLICATION_JSON));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
