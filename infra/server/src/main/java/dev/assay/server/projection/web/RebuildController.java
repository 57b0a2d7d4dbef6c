package dev.assay.server.projection.web;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Rejection.Unavailable;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.projection.DiscardGeneration;
import dev.assay.model.projection.ProjectionKey;
import dev.assay.model.projection.PromoteGeneration;
import dev.assay.model.projection.RequestRebuild;
import dev.assay.server.projection.Projections;
import dev.assay.server.projection.RebuildState;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Rebuilds of the views of the caller's company: ask for one, watch it, decide about it. */
@RestController
@RequestMapping("/api/v1/projections/{name}/rebuilds")
class RebuildController {
    private static final int REASON = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Projections projections;
    private final Commands commands;

    RebuildController(Projections projections, Commands commands) {
        this.projections = projections;
        this.commands = commands;
    }

    /** The newest first; all of them: there are few. */
    record RebuildList(List<RebuildState> items) {}

    @GetMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    RebuildList list(@PathVariable String name, Caller caller) {
        return new RebuildList(projections.rebuilds(caller.scope().company(), projections.named(name)));
    }

    @GetMapping("/{generation}")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    RebuildState one(@PathVariable String name, @PathVariable String generation, Caller caller) {
        return projections.rebuild(caller.scope().company(), projections.named(name), number(generation));
    }

    @PostMapping
    @Allowed({ANALYST, ADMIN})
    ResponseEntity<RebuildState> request(
            @PathVariable String name, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        var key = key(name, writing);
        var head = commands.send(new RequestRebuild(key, reason(body)), key, name, writing);
        if (!projections.await(head.position(), PATIENCE)) {
            throw new Rejected(new Unavailable("The rebuild is noted, but it does not show yet: look for it shortly."));
        }
        var newest = projections.rebuilds(key.company(), key.projection()).getFirst();
        return ResponseEntity.created(
                        URI.create("/api/v1/projections/" + key.projection() + "/rebuilds/" + newest.generation()))
                .eTag("\"" + head.version() + "\"")
                .header(Commands.POSITION, Long.toString(head.position()))
                .body(newest);
    }

    @PostMapping("/{generation}/promote")
    @Allowed({ANALYST, ADMIN})
    ResponseEntity<Accepted> promote(
            @PathVariable String name,
            @PathVariable String generation,
            @RequestBody(required = false) @Nullable JsonNode body,
            Writing writing) {
        var key = key(name, writing);
        var number = number(generation);
        return change(new PromoteGeneration(key, number, reason(body)), key, number, writing);
    }

    @PostMapping("/{generation}/discard")
    @Allowed({ANALYST, ADMIN})
    ResponseEntity<Accepted> discard(
            @PathVariable String name,
            @PathVariable String generation,
            @RequestBody(required = false) @Nullable JsonNode body,
            Writing writing) {
        var key = key(name, writing);
        var number = number(generation);
        return change(new DiscardGeneration(key, number, reason(body)), key, number, writing);
    }

    private ResponseEntity<Accepted> change(Object command, ProjectionKey key, int generation, Writing writing) {
        var head = commands.send(command, key, generation, writing);
        // Whoever asks next should find it; that it takes longer is no reason to say that it failed.
        projections.await(head.position(), PATIENCE);
        return ResponseEntity.ok()
                .eTag("\"" + head.version() + "\"")
                .header(Commands.POSITION, Long.toString(head.position()))
                .body(new Accepted(Integer.toString(generation), head.version()));
    }

    private ProjectionKey key(String name, Writing writing) {
        return new ProjectionKey(writing.caller().scope().company(), projections.named(name));
    }

    private static int number(String generation) {
        if (!generation.matches("[1-9][0-9]{0,8}")) {
            throw new Rejected(NotFound.of("rebuild", generation));
        }
        return Integer.parseInt(generation);
    }

    private static String reason(@Nullable JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body == null ? JsonNodeFactory.instance.objectNode() : body, "", faults);
        var reason = fields.allowOnly(Set.of("reason")).text("reason", REASON);
        faults.refuseIfAny();
        return reason;
    }
}
