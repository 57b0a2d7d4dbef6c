package dev.assay.command.metric;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.metric.ArchiveMetric;
import dev.assay.model.metric.CreateMetric;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricReader;
import dev.assay.model.metric.UpdateMetric;
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

/** What analysts and admins do with metrics. */
@RestController
@RequestMapping("/api/v1/metrics")
class MetricCommandController {
    private final Commands commands;

    MetricCommandController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    @Allowed({ADMIN, ANALYST})
    ResponseEntity<Accepted> create(@RequestBody JsonNode body, Writing writing) {
        var creation = MetricReader.creation(body);
        var metric = key(creation.id(), writing);
        return commands.create(
                new CreateMetric(metric, creation.definition()),
                metric,
                metric.id(),
                URI.create("/api/v1/metrics/" + metric.id()),
                writing);
    }

    @PutMapping("/{id}")
    @Allowed({ADMIN, ANALYST})
    ResponseEntity<Accepted> update(@PathVariable MetricId id, @RequestBody JsonNode body, Writing writing) {
        var metric = key(id, writing);
        return commands.change(new UpdateMetric(metric, MetricReader.replacement(body, id)), metric, id, writing);
    }

    @DeleteMapping("/{id}")
    @Allowed({ADMIN, ANALYST})
    ResponseEntity<Accepted> archive(@PathVariable MetricId id, Writing writing) {
        var metric = key(id, writing);
        return commands.change(new ArchiveMetric(metric), metric, id, writing);
    }

    private static MetricKey key(MetricId id, Writing writing) {
        return new MetricKey(writing.caller().scope().company(), id);
    }
}
