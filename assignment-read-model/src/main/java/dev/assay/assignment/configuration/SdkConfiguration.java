package dev.assay.assignment.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.http.Json;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** All that an SDK of one environment needs to decide by itself, at one moment. Two that are the same serve the same. */
public final class SdkConfiguration {
    private static final int FORMAT = 1;

    private final EnvironmentConfiguration environment;
    private final OptOuts optOuts;
    private final String name;
    private final String markSalt;

    /** Written when it is first asked for; twice at worst. */
    private volatile byte @Nullable [] document;

    SdkConfiguration(EnvironmentConfiguration environment, OptOuts optOuts, String name, String markSalt) {
        this.environment = environment;
        this.optOuts = optOuts;
        this.name = name;
        this.markSalt = markSalt;
    }

    /** Names what is served, as an ETag does. */
    public String revision() {
        return environment.revision().and(optOuts.revision()).toString();
    }

    /** Whether nothing has changed since the other, of the same environment. */
    public boolean isSameAs(SdkConfiguration other) {
        return environment == other.environment && optOuts == other.optOuts;
    }

    /** The whole, as JSON. Not to be written to. */
    public byte[] document() {
        var written = document;
        if (written == null) {
            written = write();
            document = written;
        }
        return written;
    }

    private byte[] write() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeStringProperty("revision", revision());
            json.writeStringProperty("environment", name);
            json.writeStringProperty("mark_salt", markSalt);
            all(json, "flags", environment.flags(), ConfiguredFlag::sdkForm);
            all(json, "experiments", environment.running(), ConfiguredExperiment::sdkForm);
            all(json, "segments", environment.parts().segments(), SdkForm::of);
            writeOptOuts(json);
            json.writeEndObject();
        });
    }

    /** What leads from an earlier one to this: of each kind what is new or changed, and {@code null} for what is gone. */
    public byte[] patch(SdkConfiguration before) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("from", before.revision());
            json.writeStringProperty("revision", revision());
            changed(json, "flags", before.environment.flags(), environment.flags(), ConfiguredFlag::sdkForm);
            changed(
                    json,
                    "experiments",
                    before.environment.running(),
                    environment.running(),
                    ConfiguredExperiment::sdkForm);
            changed(
                    json,
                    "segments",
                    before.environment.parts().segments(),
                    environment.parts().segments(),
                    SdkForm::of);
            if (optOuts != before.optOuts) {
                writeOptOuts(json);
            }
            json.writeEndObject();
        });
    }

    private void writeOptOuts(JsonGenerator json) {
        json.writeArrayPropertyStart("opted_out");
        optOuts.forEach(user -> json.writeString(user.toString()));
        json.writeEndArray();
    }

    private static <V> void all(
            JsonGenerator json, String name, PersistentMap<String, V> map, Function<V, byte[]> form) {
        json.writeObjectPropertyStart(name);
        map.forEach((id, value) -> write(json, id, form.apply(value)));
        json.writeEndObject();
    }

    private static <V> void changed(
            JsonGenerator json,
            String name,
            PersistentMap<String, V> before,
            PersistentMap<String, V> after,
            Function<V, byte[]> form) {
        if (before == after) {
            return;
        }
        json.writeObjectPropertyStart(name);
        BiConsumer<String, @Nullable V> write = (id, value) -> {
            if (value == null) {
                json.writeNullProperty(id);
            } else {
                write(json, id, form.apply(value));
            }
        };
        after.forEach((id, value) -> {
            if (value != before.get(id)) {
                write.accept(id, value);
            }
        });
        before.forEach((id, _) -> {
            if (after.get(id) == null) {
                write.accept(id, null);
            }
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, byte[] form) {
        json.writeName(name);
        json.writeRawValue(new String(form, UTF_8));
    }
}
