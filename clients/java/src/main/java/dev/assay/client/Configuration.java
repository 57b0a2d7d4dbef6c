package dev.assay.client;

import dev.assay.rules.MarkSet;
import dev.assay.rules.UserMarks;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** All that is decided by, at one moment: immutable. */
final class Configuration {
    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());
    private static final int FORMAT = 1;

    /** Before anything is known. */
    static final Configuration NONE =
            new Configuration(Map.of("revision", "", "mark_salt", ""), Map.of(), Map.of(), Map.of());

    /** The JSON it was made from, to be kept for the next start and to be changed by patches. */
    private final Map<String, @Nullable Object> source;

    private final UserMarks marks;
    private final MarkSet optedOut;
    private final Map<String, LocalFlag> flags;
    private final Map<String, LocalExperiment> experiments;
    private final Map<String, LocalSegment> segments;

    private Configuration(
            Map<String, @Nullable Object> source,
            Map<String, LocalFlag> flags,
            Map<String, LocalExperiment> experiments,
            Map<String, LocalSegment> segments) {
        this.source = source;
        this.marks = new UserMarks(String.valueOf(source.get("mark_salt")));
        this.optedOut = MarkSet.of(
                source.get("opted_out") instanceof List<?> users
                        ? users.stream().mapToLong(user -> HexFormat.fromHexDigitsToLong((String) user))
                        : LongStream.empty());
        this.flags = flags;
        this.experiments = experiments;
        this.segments = segments;
    }

    /** Makes what decides out of the JSON of one thing. */
    private interface Reading<T> {
        T read(String id, Map<String, ?> json);
    }

    /** Reads the whole; throws some {@link RuntimeException} when it is not what it should be. */
    static Configuration read(String json) {
        var source = JsonTree.object(json);
        if (!(source.get("format") instanceof Number format) || format.intValue() != FORMAT) {
            throw new IllegalArgumentException("the configuration is of a format this SDK does not read");
        }
        return NONE.changed(source, source);
    }

    /** What is served after a change; null when the change does not follow on this. */
    @Nullable
    Configuration after(String patchJson) {
        var patch = JsonTree.object(patchJson);
        if (!revision().equals(patch.get("from"))) {
            return null;
        }
        var next = new HashMap<String, @Nullable Object>(source);
        for (var name : List.of("flags", "experiments", "segments")) {
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
        if (patch.containsKey("opted_out")) {
            next.put("opted_out", patch.get("opted_out"));
        }
        return changed(next, patch);
    }

    /** Only what the patch names is read anew. */
    private Configuration changed(Map<String, @Nullable Object> next, Map<String, @Nullable Object> patch) {
        return new Configuration(
                next,
                changed(flags, part(patch, "flags"), (_, json) -> ConfigurationReader.flag(json)),
                changed(experiments, part(patch, "experiments"), ConfigurationReader::experiment),
                changed(segments, part(patch, "segments"), (_, json) -> ConfigurationReader.segment(json)));
    }

    /** What is not understood is left out, so that it serves the caller's default and spoils nothing else. */
    private static <T> Map<String, T> changed(
            Map<String, T> before, Map<String, @Nullable Object> changes, Reading<T> reading) {
        var next = new HashMap<>(before);
        changes.forEach((id, json) -> {
            next.remove(id);
            if (json != null) {
                try {
                    next.put(id, reading.read(id, asObject(json)));
                } catch (RuntimeException notUnderstood) {
                    LOG.log(System.Logger.Level.WARNING, "{0} is not understood: {1}", id, notUnderstood.getMessage());
                }
            }
        });
        return next;
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, @Nullable Object> part(Map<String, @Nullable Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> part ? (Map<String, @Nullable Object>) part : Map.of();
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, ?> asObject(Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("it is no object");
        }
        return (Map<String, ?>) object;
    }

    String revision() {
        return String.valueOf(source.get("revision"));
    }

    UserMarks marks() {
        return marks;
    }

    boolean hasOptOuts() {
        return optedOut.size() > 0;
    }

    boolean isOptedOut(long user) {
        return optedOut.contains(user);
    }

    /** By flag and variation how often it was served since this was asked last; without those that were not. */
    Map<String, Map<String, Long>> served() {
        var served = new HashMap<String, Map<String, Long>>();
        flags.forEach((id, flag) -> {
            var variations = flag.rules().variations();
            for (int variation = 0; variation < variations.size(); variation++) {
                long times = flag.served(variation);
                if (times > 0) {
                    served.computeIfAbsent(id, _ -> new HashMap<>()).put(variations.get(variation), times);
                }
            }
        });
        return served;
    }

    @Nullable
    LocalFlag flag(String id) {
        return flags.get(id);
    }

    @Nullable
    LocalExperiment experiment(String id) {
        return experiments.get(id);
    }

    @Nullable
    LocalSegment segment(String id) {
        return segments.get(id);
    }

    Map<String, LocalExperiment> experiments() {
        return experiments;
    }

    Map<String, @Nullable Object> source() {
        return source;
    }
}
