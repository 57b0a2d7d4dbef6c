package dev.assay.assignment.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.http.Json;
import dev.assay.model.flag.Rule;
import dev.assay.model.flag.Serve;
import dev.assay.model.flag.VariationId;
import dev.assay.model.json.ModelJson;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.Condition;
import dev.assay.rules.UnitShare;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Flags and experiments in the JSON that SDKs evaluate by themselves; {@code docs/reference/sdk-configuration.md} describes it. */
final class SdkForm {
    /** A list of more users is too long to be sent to every SDK: to those, nobody is on it. */
    private static final int MOST_LISTED = 10_000;

    private SdkForm() {}

    static byte[] of(ConfiguredFlag flag) {
        var state = flag.state();
        var definition = state.definition();
        return Json.write(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("on", state.on());
            json.writeStringProperty("type", definition.type().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("salt", state.salt());
            json.writeArrayPropertyStart("variations");
            definition.variations().forEach(variation -> {
                json.writeStartObject();
                json.writeStringProperty("id", variation.id().value());
                json.writeName("value");
                json.writeRawValue(variation.value().toString());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeStringProperty("off", definition.offVariation().value());
            json.writeArrayPropertyStart("prerequisites");
            definition.prerequisites().forEach(prerequisite -> {
                json.writeStartObject();
                json.writeStringProperty("flag", prerequisite.flag().value());
                json.writeArrayPropertyStart("variations");
                prerequisite.variations().stream().map(VariationId::value).forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeObjectPropertyStart("targets");
            state.targets().forEach((user, variation) -> json.writeStringProperty(user.toString(), variation));
            json.writeEndObject();
            json.writeArrayPropertyStart("rules");
            definition.rules().forEach(rule -> write(json, rule, state));
            json.writeEndArray();
            json.writeName("default");
            write(json, Rule.DEFAULT, definition.otherwise(), state);
            json.writeEndObject();
        });
    }

    static byte[] of(ConfiguredExperiment experiment) {
        var definition = experiment.definition();
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("salt", experiment.salt());
            json.writeNumberProperty("coverage", definition.coverage());
            json.writeStringProperty("control", definition.control().value());
            json.writeArrayPropertyStart("variants");
            definition.variants().forEach(variant -> {
                json.writeRawValue("{" + new String(variant.members(), UTF_8) + "}");
            });
            json.writeEndArray();
            json.writeName("allocation");
            write(json, experiment.allocation());
            write(json, "targeting", definition.targeting());
            write(json, "exclusions", definition.exclusions());
            writeShare(json, experiment.share());
            if (!definition.traffic().exclusiveWith().isEmpty()) {
                json.writeArrayPropertyStart("exclusive_with");
                definition.traffic().exclusiveWith().forEach(other -> json.writeString(other.value()));
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    static byte[] of(ConfiguredSegment segment) {
        return Json.write(json -> {
            json.writeStartObject();
            write(json, "conditions", segment.definition().conditions());
            if (segment.users().size() <= MOST_LISTED) {
                json.writeStringProperty("users", segment.users().toString());
            } else {
                json.writeNumberProperty("too_many_users", segment.users().size());
            }
            json.writeEndObject();
        });
    }

    private static void writeShare(JsonGenerator json, ConfiguredExperiment.Share share) {
        if (!share.holdouts().isEmpty()) {
            json.writeArrayPropertyStart("holdouts");
            share.holdouts().forEach(holdout -> write(json, holdout));
            json.writeEndArray();
        }
        share.layer().ifPresent(layer -> {
            json.writeName("layer");
            write(json, layer);
        });
    }

    private static void write(JsonGenerator json, UnitShare share) {
        json.writeStartObject();
        json.writeStringProperty("salt", share.salt());
        json.writeName("ranges");
        write(json, share.ranges());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Rule rule, ConfiguredFlag.State state) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        write(json, "conditions", rule.conditions());
        json.writeName("serve");
        write(json, rule.id(), rule.serve(), state);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String rule, Serve serve, ConfiguredFlag.State state) {
        json.writeStartObject();
        serve.variation().ifPresent(variation -> json.writeStringProperty("variation", variation.value()));
        serve.experiment().ifPresent(experiment -> json.writeStringProperty("experiment", experiment.value()));
        state.splits().of(rule).ifPresent(allocation -> {
            json.writeName("split");
            write(json, allocation);
        });
        serve.by().ifPresent(by -> json.writeStringProperty("by", by));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Allocation allocation) {
        json.writeStartArray();
        for (var share : allocation.shares()) {
            json.writeStartObject();
            json.writeStringProperty("variant", share.variant());
            json.writeName("ranges");
            write(json, share.ranges());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<BucketRange> ranges) {
        json.writeStartArray();
        for (var range : ranges) {
            json.writeArray(new int[] {range.from(), range.to()}, 0, 2);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, List<Condition> conditions) {
        json.writeName(name);
        json.writeRawValue(ModelJson.mapper().writeValueAsString(conditions));
    }
}
