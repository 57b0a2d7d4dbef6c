package dev.assay.client;

import dev.assay.rules.SegmentMembership;
import dev.assay.rules.UserMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is decided by, at one moment: immutable. */
final class Configuration {
    private static final int FORMAT = 1;

    /** Before anything is known. */
    static final Configuration NONE = new Configuration("", "", Map.of(), Map.of(), Map.of());

    private final String revision;
    private final String markSalt;
    private final UserMarks marks;

    /** The JSON it was made from, to be kept for the next start and to be changed by patches. */
    private final Map<String, @Nullable Object> source;

    private final Map<String, LocalFlag> flags;
    private final Map<String, LocalExperiment> experiments;

    private Configuration(
            String revision,
            String markSalt,
            Map<String, @Nullable Object> source,
            Map<String, LocalFlag> flags,
            Map<String, LocalExperiment> experiments) {
        this.revision = revision;
        this.markSalt = markSalt;
        this.marks = new UserMarks(markSalt);
        this.source = source;
        this.flags = flags;
        this.experiments = experiments;
    }

    /** Reads the whole; throws some {@link RuntimeException} when it is not what it should be. */
    static Configuration read(String json) {
        return of(JsonTree.object(json));
    }

    private static Configuration of(Map<String, @Nullable Object> json) {
        if (!(json.get("format") instanceof Number format) || format.intValue() != FORMAT) {
            throw new IllegalArgumentException("the configuration is of a format this SDK does not read");
        }
        var flags = new HashMap<String, LocalFlag>();
        part(json, "flags")
                .forEach((id, flag) ->
                        put(flags, id, () -> ConfigurationReader.flag(asObject(flag), SegmentMembership.NONE)));
        var experiments = new HashMap<String, LocalExperiment>();
        part(json, "experiments")
                .forEach((id, experiment) -> put(
                        experiments,
                        id,
                        () -> ConfigurationReader.experiment(id, asObject(experiment), SegmentMembership.NONE)));
        return new Configuration(
                String.valueOf(json.get("revision")), String.valueOf(json.get("mark_salt")), json, flags, experiments);
    }

    /** What is served after a change; null when the change does not follow on this. */
    @Nullable
    Configuration after(String patchJson) {
        var patch = JsonTree.object(patchJson);
        if (!revision.equals(patch.get("from"))) {
            return null;
        }
        var next = new HashMap<String, @Nullable Object>(source);
        for (var name : List.of("flags", "experiments")) {
            var part = new HashMap<String, @Nullable Object>(part(source, name));
            part(patch, name).forEach((id, value) -> {
                if (value == null) {
                    part.remove(id);
                } else {
                    part.put(id, value);
                }
            });
            next.put(name, part);
        }
        next.put("revision", patch.get("revision"));
        return changed(next, patch);
    }

    /** Only what the patch names is read anew. */
    private Configuration changed(Map<String, @Nullable Object> next, Map<String, @Nullable Object> patch) {
        var nextFlags = new HashMap<>(flags);
        part(patch, "flags").forEach((id, flag) -> {
            nextFlags.remove(id);
            if (flag != null) {
                put(nextFlags, id, () -> ConfigurationReader.flag(asObject(flag), SegmentMembership.NONE));
            }
        });
        var nextExperiments = new HashMap<>(experiments);
        part(patch, "experiments").forEach((id, experiment) -> {
            nextExperiments.remove(id);
            if (experiment != null) {
                put(
                        nextExperiments,
                        id,
                        () -> ConfigurationReader.experiment(id, asObject(experiment), SegmentMembership.NONE));
            }
        });
        return new Configuration(String.valueOf(next.get("revision")), markSalt, next, nextFlags, nextExperiments);
    }

    private static <T> void put(Map<String, T> map, String id, Supplier<T> reading) {
        try {
            map.put(id, reading.get());
        } catch (RuntimeException notUnderstood) {
            System.getLogger(Configuration.class.getName())
                    .log(System.Logger.Level.WARNING, "{0} is not understood: {1}", id, notUnderstood.getMessage());
        }
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, @Nullable Object> part(Map<String, @Nullable Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> part ? (Map<String, @Nullable Object>) part : Map.of();
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, ?> asObject(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("it is no object");
        }
        return (Map<String, ?>) object;
    }

    String revision() {
        return revision;
    }

    UserMarks marks() {
        return marks;
    }

    @Nullable
    LocalFlag flag(String id) {
        return flags.get(id);
    }

    @Nullable
    LocalExperiment experiment(String id) {
        return experiments.get(id);
    }

    Map<String, LocalExperiment> experiments() {
        return experiments;
    }

    Map<String, @Nullable Object> source() {
        return source;
    }
}
