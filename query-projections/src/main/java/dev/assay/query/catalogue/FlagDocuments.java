package dev.assay.query.catalogue;

import dev.assay.model.Scope;
import dev.assay.model.json.ModelJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An environment's flags as the catalogue has them, those that are archived left out. */
public final class FlagDocuments {
    private static final int AT_ONCE = 500;

    private final Resources resources;

    FlagDocuments(Resources resources) {
        this.resources = resources;
    }

    public boolean exists(Scope scope, String id) {
        return resources
                .find(scope.company(), Resource.of(scope, Resource.FLAGS, id))
                .isPresent();
    }

    public List<JsonNode> all(Scope scope) {
        var all = new ArrayList<JsonNode>();
        @Nullable String cursor = null;
        do {
            var page = resources.list(
                    scope, Resource.FLAGS, false, ModelJson.mapper().createObjectNode(), AT_ONCE, cursor);
            all.addAll(page.items());
            cursor = page.nextCursor().orElse(null);
        } while (cursor != null);
        return all;
    }
}
