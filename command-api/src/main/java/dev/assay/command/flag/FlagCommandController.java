package dev.assay.command.flag;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Bodies;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Salts;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.flag.ArchiveFlag;
import dev.assay.model.flag.CancelFlagChange;
import dev.assay.model.flag.CreateFlag;
import dev.assay.model.flag.DisableFlag;
import dev.assay.model.flag.EnableFlag;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagReader;
import dev.assay.model.flag.RemoveTarget;
import dev.assay.model.flag.ScheduleFlagChange;
import dev.assay.model.flag.SetTarget;
import dev.assay.model.flag.UpdateFlag;
import dev.assay.model.flag.VariationId;
import java.net.URI;
import java.util.Set;
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

/** What admins do with flags: translate, send, answer. */
@RestController
@RequestMapping("/api/v1/flags")
class FlagCommandController {
    private final Commands commands;
    private final Salts salts;
    private final UserReferences users;

    FlagCommandController(Commands commands, Salts salts, UserReferences users) {
        this.commands = commands;
        this.salts = salts;
        this.users = users;
    }

    @PostMapping
    @Allowed(ADMIN)
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = FlagReader.creation(body);
        var flag = key(creation.id(), writing);
        return commands.create(
                new CreateFlag(flag, creation.definition(), salts.next()),
                flag,
                flag.id(),
                URI.create("/api/v1/flags/" + flag.id()),
                writing);
    }

    @PutMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> update(@PathVariable FlagId id, @RequestBody JsonNode body, Writing writing) {
        return change(new UpdateFlag(key(id, writing), FlagReader.replacement(body, id)), id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> archive(@PathVariable FlagId id, Writing writing) {
        return change(new ArchiveFlag(key(id, writing)), id, writing);
    }

    @PostMapping("/{id}/enable")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> enable(
            @PathVariable FlagId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new EnableFlag(key(id, writing), Bodies.reason(body)), id, writing);
    }

    @PostMapping("/{id}/disable")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> disable(
            @PathVariable FlagId id, @RequestBody(required = false) @Nullable JsonNode body, Writing writing) {
        return change(new DisableFlag(key(id, writing), Bodies.reason(body)), id, writing);
    }

    @PutMapping("/{id}/targets/{user}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> setTarget(
            @PathVariable FlagId id, @PathVariable String user, @RequestBody JsonNode body, Writing writing) {
        var command = new SetTarget(key(id, writing), mark(user, writing), variation(body));
        return change(command, id, writing);
    }

    @DeleteMapping("/{id}/targets/{user}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> removeTarget(@PathVariable FlagId id, @PathVariable String user, Writing writing) {
        return change(new RemoveTarget(key(id, writing), mark(user, writing)), id, writing);
    }

    @PostMapping("/{id}/schedule")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> schedule(@PathVariable FlagId id, @RequestBody JsonNode body, Writing writing) {
        return change(new ScheduleFlagChange(key(id, writing), FlagReader.change(body, id)), id, writing);
    }

    @DeleteMapping("/{id}/schedule/{number}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> cancel(@PathVariable FlagId id, @PathVariable int number, Writing writing) {
        return change(new CancelFlagChange(key(id, writing), number), id, writing);
    }

    private static VariationId variation(JsonNode body) {
        return Bodies.read(body, Set.of("variation"), fields -> fields.required("variation", 100, VariationId::new));
    }

    private ResponseEntity<Accepted> change(Object command, FlagId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private UserMark mark(String user, Writing writing) {
        return users.markOf(writing.caller().scope().company(), user);
    }

    private static FlagKey key(FlagId id, Writing writing) {
        return new FlagKey(writing.caller().scope(), id);
    }
}
