package dev.assay.command.sending;

import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the small bodies of commands; none at all is an empty one. */
public final class Bodies {
    private static final int REASON = 2_000;

    private Bodies() {}

    /** The reason a command may be given; nothing else may stand in the body. */
    public static String reason(@Nullable JsonNode body) {
        return read(body, Set.of("reason"), fields -> fields.text("reason", REASON));
    }

    /** Refuses a body that says anything. */
    public static void requireEmpty(@Nullable JsonNode body) {
        read(body, Set.of(), _ -> true);
    }

    /** @param reader gives null only where it has noted a fault */
    public static <T> T read(@Nullable JsonNode body, Set<String> allowed, Function<Fields, @Nullable T> reader) {
        var faults = new Faults();
        var fields = new Fields(body == null ? JsonNodeFactory.instance.objectNode() : body, "", faults);
        var value = reader.apply(fields.allowOnly(allowed));
        faults.refuseIfAny();
        return Objects.requireNonNull(value);
    }
}
