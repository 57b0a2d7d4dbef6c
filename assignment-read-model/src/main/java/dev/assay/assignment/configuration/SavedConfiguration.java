package dev.assay.assignment.configuration;

import dev.assay.model.Scope;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.EventTypes;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.event.Revisions;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.Generations;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration as text, to answer from when a node starts and its database is away: a line that says of when it is, the
 * fewest events that lead to it, in the form they are stored in, and a line that says there are no more. What is written by one
 * release is read by later ones as the events of the store are.
 *
 * @param configuration never changes
 * @param position in the event store of the last event in it
 * @param asOf when it was true
 */
public record SavedConfiguration(LiveConfiguration configuration, long position, Instant asOf) {
    private static final String FORM = "assay-configuration-1";
    private static final EventContext NOBODY =
            new EventContext(Scope.of("nobody", "production"), "saved", "admin", "", "");

    /** Writes what is live at this moment. */
    public static void write(LiveConfiguration live, Instant asOf, Writer target) throws IOException {
        var configuration = live.current();
        var lines = new BufferedWriter(target);
        var head = ModelJson.mapper().createObjectNode();
        head.put("form", FORM).put("position", configuration.position()).put("as_of", asOf.toString());
        line(lines, head);
        int count = 0;
        for (var company : configuration.companies()) {
            for (var event : new StateEvents(company).all()) {
                line(lines, stored(company.company(), event));
                count++;
            }
        }
        line(lines, ModelJson.mapper().createObjectNode().put("events", count));
        lines.flush();
    }

    private static ObjectNode stored(CompanyId company, StateEvents.StateEvent event) {
        var type = event.payload().getClass();
        var line = ModelJson.mapper().createObjectNode();
        line.put("company", company.value())
                .put("environment", event.environment())
                .put("type", EventTypes.nameOf(type))
                .put("revision", EventTypes.revisionOf(type));
        line.set("event", ModelJson.mapper().<JsonNode>valueToTree(event.payload()));
        return line;
    }

    private static void line(BufferedWriter lines, ObjectNode json) throws IOException {
        lines.write(ModelJson.mapper().writeValueAsString(json));
        lines.newLine();
    }

    /** Reads it back; refuses what is not whole. */
    public static SavedConfiguration read(Reader source) throws IOException {
        try {
            return read(new BufferedReader(source));
        } catch (JacksonException | IllegalArgumentException fault) {
            throw new IOException("it is damaged: " + fault.getMessage(), fault);
        }
    }

    private static SavedConfiguration read(BufferedReader lines) throws IOException {
        var head = json(lines.readLine());
        if (!head.path("form").asString("").equals(FORM)) {
            throw new IOException("it has another form than " + FORM);
        }
        var events = new HashMap<CompanyId, List<LifecycleEvent>>();
        int count = 0;
        var json = json(lines.readLine());
        for (; !json.has("events"); json = json(lines.readLine())) {
            var event = event(json, count);
            events.computeIfAbsent(event.context().scope().company(), _ -> new ArrayList<>())
                    .add(event);
            count++;
        }
        if (json.path("events").asInt(-1) != count) {
            throw new IOException("it is not whole");
        }
        var position = head.required("position").asLong();
        return new SavedConfiguration(
                live(events), position, Instant.parse(head.required("as_of").asString()));
    }

    private static ObjectNode json(@Nullable String line) throws IOException {
        if (line == null) {
            throw new IOException("it is not whole");
        }
        return (ObjectNode) ModelJson.mapper().readTree(line);
    }

    private static LifecycleEvent event(ObjectNode line, int number) throws IOException {
        var name = line.required("type").asString();
        var type = EventTypes.classOf(name).orElseThrow(() -> new IOException("it has an event '" + name + "'"));
        var event = (ObjectNode) line.required("event");
        Revisions.upcast(name, line.required("revision").asInt(), EventTypes.revisionOf(type), event);
        var scope = new Scope(
                new CompanyId(line.required("company").asString()),
                new Environment(line.required("environment").asString()));
        return new LifecycleEvent(
                number,
                Instant.EPOCH,
                new EventContext(scope, NOBODY.actor(), NOBODY.role(), "", ""),
                name,
                "",
                number,
                ModelJson.mapper().treeToValue(event, type));
    }

    private static LiveConfiguration live(Map<CompanyId, List<LifecycleEvent>> events) {
        var generations = new HashMap<CompanyId, Generation>();
        var projection = new AssignmentProjection();
        for (var company : events.entrySet()) {
            var generation = new Generation(generations.size() + 1, company.getKey(), AssignmentProjection.NAME, 1, 0);
            generations.put(company.getKey(), generation);
            projection.apply(generation, company.getValue());
        }
        Generations only = (company, name) -> generations.getOrDefault(company, new Generation(0, company, name, 1, 0));
        return new LiveConfiguration(projection, only);
    }
}
