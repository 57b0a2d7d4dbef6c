package dev.assay.command.experiment;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Bodies;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Salts;
import dev.assay.command.sending.Writing;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.experiment.ArchiveExperiment;
import dev.assay.model.experiment.CloneExperiment;
import dev.assay.model.experiment.CreateExperiment;
import dev.assay.model.experiment.DecideExperiment;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentReader;
import dev.assay.model.experiment.PauseExperiment;
import dev.assay.model.experiment.ReallocateTraffic;
import dev.assay.model.experiment.RemoveOverride;
import dev.assay.model.experiment.ResumeExperiment;
import dev.assay.model.experiment.ScheduleExperiment;
import dev.assay.model.experiment.SetOverride;
import dev.assay.model.experiment.StartExperiment;
import dev.assay.model.experiment.StopExperiment;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.UpdateExperiment;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What admins do with experiments: translate, send, answer. */
@RestController
@RequestMapping("/api/v1/experiments")
class ExperimentCommandController {
    private final Commands commands;
    private final ExperimentDefinitions definitions;
    private final Salts salts;
    private final UserReferences users;

    ExperimentCommandController(
            Commands commands, ExperimentDefinitions definitions, Salts salts, UserReferences users) {
        this.commands = commands;
        this.definitions = definitions;
        this.salts = salts;
        this.users = users;
    }

    @PostMapping
    @Allowed(ADMIN)
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = ExperimentReader.creation(body);
        var experiment = key(creation.id(), writing);
        var command = new CreateExperiment(experiment, creation.definition(), salts.next());
        return commands.create(command, experiment, experiment.id(), location(experiment), writing);
    }

    @PutMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> update(@PathVariable ExperimentId id, @RequestBody JsonNode body, Writing writing) {
        return change(new UpdateExperiment(key(id, writing), ExperimentReader.replacement(body, id)), id, writing);
    }

    @PostMapping("/{id}/clone")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> copy(@PathVariable ExperimentId id, @RequestBody JsonNode body, Writing writing) {
        var request = Requests.cloning(body);
        var original = definitions
                .of(key(id, writing))
                .orElseThrow(() -> new Rejected(Rejection.NotFound.of("experiment", id)));
        var copy = key(request.id(), writing);
        var definition = original.withName(request.name().orElse(original.name()));
        return commands.create(
                new CloneExperiment(copy, definition, salts.next(), id), copy, copy.id(), location(copy), writing);
    }

    @PostMapping("/{id}/schedule")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> schedule(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        var dates = Requests.dates(body);
        return change(new ScheduleExperiment(key(id, writing), dates.start(), dates.end()), id, writing);
    }

    @PostMapping("/{id}/start")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> start(@PathVariable ExperimentId id, Writing writing) {
        return change(new StartExperiment(key(id, writing), Trigger.MANUAL), id, writing);
    }

    @PostMapping("/{id}/pause")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> pause(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new PauseExperiment(key(id, writing), Bodies.reason(body)), id, writing);
    }

    @PostMapping("/{id}/resume")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> resume(@PathVariable ExperimentId id, Writing writing) {
        return change(new ResumeExperiment(key(id, writing)), id, writing);
    }

    @PostMapping("/{id}/stop")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> stop(
            @PathVariable ExperimentId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new StopExperiment(key(id, writing), Trigger.MANUAL, Bodies.reason(body)), id, writing);
    }

    @PostMapping("/{id}/archive")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> archive(@PathVariable ExperimentId id, Writing writing) {
        return change(new ArchiveExperiment(key(id, writing)), id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> delete(@PathVariable ExperimentId id, Writing writing) {
        return archive(id, writing);
    }

    @PutMapping("/{id}/allocation")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> reallocate(@PathVariable ExperimentId id, @RequestBody JsonNode body, Writing writing) {
        var request = ExperimentReader.reallocation(body);
        return change(new ReallocateTraffic(key(id, writing), request.weights(), request.reason()), id, writing);
    }

    @PostMapping("/{id}/decision")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> decide(@PathVariable ExperimentId id, @RequestBody JsonNode body, Writing writing) {
        var decision = Requests.decision(body);
        return change(new DecideExperiment(key(id, writing), decision.variant(), decision.reason()), id, writing);
    }

    @PutMapping("/{id}/overrides/{user}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> override(
            @PathVariable ExperimentId id, @PathVariable String user, @RequestBody JsonNode body, Writing writing) {
        var reference = users.of(writing.caller().scope().company(), user);
        return change(new SetOverride(key(id, writing), reference, Requests.variant(body)), id, writing);
    }

    @DeleteMapping("/{id}/overrides/{user}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> removeOverride(@PathVariable ExperimentId id, @PathVariable String user, Writing writing) {
        var reference = users.of(writing.caller().scope().company(), user);
        return change(new RemoveOverride(key(id, writing), reference), id, writing);
    }

    private ResponseEntity<Accepted> change(Object command, ExperimentId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private static ExperimentKey key(ExperimentId id, Writing writing) {
        return new ExperimentKey(writing.caller().scope(), id);
    }

    private static URI location(ExperimentKey experiment) {
        return URI.create("/api/v1/experiments/" + experiment.id());
    }
}
