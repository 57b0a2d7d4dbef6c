package dev.assay.query.catalogue;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Slug;
import dev.assay.model.access.Caller;
import dev.assay.model.json.ModelJson;
import dev.assay.query.page.Page;
import dev.assay.query.page.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers for one kind of resource. */
record ResourceReader(Resources resources, Histories histories, String kind, String name) {
    Page list(Caller caller, boolean archived, JsonNode filter, int limit, @Nullable String cursor) {
        return resources.list(caller.scope(), kind, archived, filter, limit, Parameters.orNull(cursor));
    }

    ResponseEntity<JsonNode> read(Caller caller, String id) {
        var document = require(caller, id);
        return ResponseEntity.ok()
                .eTag("\"" + document.path("version").asString() + "\"")
                .body(document);
    }

    Page history(Caller caller, String id, @Nullable String limit, @Nullable String cursor) {
        var parameters = new Parameters();
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        require(caller, id);
        var resource = Resource.of(caller.scope(), kind, id);
        return histories.list(caller.scope().company(), resource.path(), size, Parameters.orNull(cursor));
    }

    /** What a list's documents must contain. */
    static ObjectNode filter(@Nullable String tag, @Nullable String owner) {
        var filter = ModelJson.mapper().createObjectNode();
        if (Parameters.orNull(tag) != null) {
            filter.putArray("tags").add(tag);
        }
        if (Parameters.orNull(owner) != null) {
            filter.put("owner", owner);
        }
        return filter;
    }

    private JsonNode require(Caller caller, String id) {
        return Optional.of(id)
                .filter(Slug::isValid)
                .flatMap(slug -> resources.find(caller.scope().company(), Resource.of(caller.scope(), kind, slug)))
                .orElseThrow(() -> new Rejected(NotFound.of(name, id)));
    }
}
