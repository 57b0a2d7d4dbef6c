package dev.assay.command.traffic;

import static dev.assay.model.company.Role.ADMIN;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Salts;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.traffic.ArchiveLayer;
import dev.assay.model.traffic.CreateLayer;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.TrafficReader;
import dev.assay.model.traffic.UpdateLayer;
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

/** What admins do with layers: translate, send, answer. */
@RestController
@RequestMapping("/api/v1/layers")
class LayerCommandController {
    private final Commands commands;
    private final Salts salts;

    LayerCommandController(Commands commands, Salts salts) {
        this.commands = commands;
        this.salts = salts;
    }

    @PostMapping
    @Allowed(ADMIN)
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = TrafficReader.layer(body);
        var layer = key(creation.id(), writing);
        return commands.create(
                new CreateLayer(layer, creation.definition(), salts.next()),
                layer,
                layer.id(),
                URI.create("/api/v1/layers/" + layer.id()),
                writing);
    }

    @PutMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> update(@PathVariable LayerId id, @RequestBody JsonNode body, Writing writing) {
        return change(new UpdateLayer(key(id, writing), TrafficReader.layer(body, id)), id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> archive(@PathVariable LayerId id, Writing writing) {
        return change(new ArchiveLayer(key(id, writing)), id, writing);
    }

    private ResponseEntity<Accepted> change(Object command, LayerId id, Writing writing) {
        return commands.change(command, key(id, writing), id, writing);
    }

    private static LayerKey key(LayerId id, Writing writing) {
        return new LayerKey(writing.caller().scope(), id);
    }
}
