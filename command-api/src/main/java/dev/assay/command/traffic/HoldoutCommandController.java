package dev.assay.command.traffic;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Salts;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.traffic.CreateHoldout;
import dev.assay.model.traffic.EndHoldout;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.TrafficReader;
import dev.assay.model.traffic.UpdateHoldout;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What admins do with holdouts: translate, send, answer. */
@RestController
@RequestMapping("/api/v1/holdouts")
class HoldoutCommandController {
    private final Commands commands;
    private final Salts salts;

    HoldoutCommandController(Commands commands, Salts salts) {
        this.commands = commands;
        this.salts = salts;
    }

    @PostMapping
    @Allowed(ADMIN)
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = TrafficReader.holdout(body);
        var holdout = key(creation.id(), writing);
        return commands.create(
                new CreateHoldout(holdout, creation.definition(), salts.next()),
                holdout,
                holdout.id(),
                URI.create("/api/v1/holdouts/" + holdout.id()),
                writing);
    }

    @PutMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> update(@PathVariable HoldoutId id, @RequestBody JsonNode body, Writing writing) {
        return change(new UpdateHoldout(key(id, writing), TrafficReader.holdout(body, id)), id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> end(@PathVariable HoldoutId id, Writing writing) {
        return change(new EndHoldout(key(id, writing)), id, writing);
    }

    private ResponseEntity<Accepted> change(Object command, HoldoutId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private static HoldoutKey key(HoldoutId id, Writing writing) {
        return new HoldoutKey(writing.caller().scope(), id);
    }
}
