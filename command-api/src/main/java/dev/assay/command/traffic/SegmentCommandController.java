package dev.assay.command.traffic;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.traffic.ArchiveSegment;
import dev.assay.model.traffic.ChangeSegmentUsers;
import dev.assay.model.traffic.CreateSegment;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.TrafficReader;
import dev.assay.model.traffic.UpdateSegment;
import dev.assay.rules.MarkSet;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What admins do with segments: translate, send, answer. */
@RestController
@RequestMapping("/api/v1/segments")
class SegmentCommandController {
    private final Commands commands;
    private final UserReferences users;

    SegmentCommandController(Commands commands, UserReferences users) {
        this.commands = commands;
        this.users = users;
    }

    @PostMapping
    @Allowed(ADMIN)
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = TrafficReader.segment(body);
        var segment = key(creation.id(), writing);
        return commands.create(
                new CreateSegment(segment, creation.definition()),
                segment,
                segment.id(),
                URI.create("/api/v1/segments/" + segment.id()),
                writing);
    }

    @PutMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> update(@PathVariable SegmentId id, @RequestBody JsonNode body, Writing writing) {
        return change(new UpdateSegment(key(id, writing), TrafficReader.segment(body, id)), id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> archive(@PathVariable SegmentId id, Writing writing) {
        return change(new ArchiveSegment(key(id, writing)), id, writing);
    }

    @PostMapping("/{id}/users")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> changeUsers(@PathVariable SegmentId id, @RequestBody JsonNode body, Writing writing) {
        var changes = TrafficReader.users(body);
        var command = new ChangeSegmentUsers(
                key(id, writing), marks(changes.added(), writing), marks(changes.removed(), writing));
        return change(command, id, writing);
    }

    private MarkSet marks(List<String> userIds, Writing writing) {
        var company = writing.caller().scope().company();
        return MarkSet.of(userIds.stream()
                .mapToLong(userId -> users.markOf(company, userId).bits()));
    }

    private ResponseEntity<Accepted> change(Object command, SegmentId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private static SegmentKey key(SegmentId id, Writing writing) {
        return new SegmentKey(writing.caller().scope(), id);
    }
}
