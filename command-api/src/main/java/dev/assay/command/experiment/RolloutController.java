package dev.assay.command.experiment;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Bodies;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.experiment.ContinueRollout;
import dev.assay.model.experiment.EnterPhase;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.HaltRollout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Rollouts moved by hand. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/rollout")
class RolloutController {
    private final Commands commands;

    RolloutController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/advance")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> advance(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return move(EnterPhase.Direction.FORWARDS, id, body, writing);
    }

    @PostMapping("/rollback")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> rollback(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return move(EnterPhase.Direction.BACKWARDS, id, body, writing);
    }

    @PostMapping("/pause")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> pause(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new HaltRollout(key(id, writing), Bodies.reason(body)), id, writing);
    }

    @PostMapping("/resume")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> resume(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new ContinueRollout(key(id, writing), Bodies.reason(body)), id, writing);
    }

    private ResponseEntity<Accepted> move(
            EnterPhase.Direction direction, ExperimentId id, @Nullable JsonNode body, Writing writing) {
        var move = Requests.move(body);
        return change(new EnterPhase(key(id, writing), direction, move.phase(), move.reason()), id, writing);
    }

    private ResponseEntity<Accepted> change(Object command, ExperimentId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private static ExperimentKey key(ExperimentId id, Writing writing) {
        return new ExperimentKey(writing.caller().scope(), id);
    }
}
