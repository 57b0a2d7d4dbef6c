package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of all kinds of resources have in common. */
final class ResourceDocument {
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "created_at", "created_by", "updated_at");

    private ResourceDocument() {}

    /** What the event happened to. */
    static Optional<Resource> subjectOf(Object event) {
        return switch (event) {
            case FlagCreated e -> of(e.flag());
            case FlagUpdated e -> of(e.flag());
            case FlagEnabled e -> of(e.flag());
            case FlagDisabled e -> of(e.flag());
            case FlagArchived e -> of(e.flag());
            case TargetSet e -> of(e.flag());
            case TargetRemoved e -> of(e.flag());
            case FlagChangeScheduled e -> of(e.flag());
            case FlagChangeDropped e -> of(e.flag());
            default -> Optional.empty();
        };
    }

    /** The document of a resource that comes into being by the event. */
    static Optional<ObjectNode> created(LifecycleEvent event) {
        return (switch (event.payload()) {
                    case FlagCreated created -> Optional.of(FlagDocument.created(created, event));
                    default -> Optional.<ObjectNode>empty();
                })
                .map(document -> stamped(document, event));
    }

    /** The document after an event that is not the first; a new one, the given one stays as it is. */
    static ObjectNode after(ObjectNode before, LifecycleEvent event) {
        var document = before.deepCopy();
        FlagDocument.change(document, event.payload());
        return stamped(document, event);
    }

    /** What of it the history compares. */
    static ObjectNode compared(ObjectNode document) {
        return document.deepCopy().remove(BOOKKEEPING);
    }

    private static Optional<Resource> of(FlagKey flag) {
        return Optional.of(Resource.of(flag.scope(), Resource.FLAGS, flag.id().value()));
    }

    private static ObjectNode stamped(ObjectNode document, LifecycleEvent event) {
        return document.put("version", event.version())
                .put("updated_at", event.at().toString());
    }
}
