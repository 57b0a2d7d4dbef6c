package dev.assay.client;

import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.CompiledCondition;
import dev.assay.rules.Condition;
import dev.assay.rules.ExperimentPlan;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.ForcedVariants;
import dev.assay.rules.MarkSet;
import dev.assay.rules.Operator;
import dev.assay.rules.UnitShare;
import dev.assay.rules.flag.FlagPlan;
import dev.assay.rules.flag.FlagRule;
import dev.assay.rules.flag.FlagRules;
import dev.assay.rules.flag.Prerequisite;
import dev.assay.rules.flag.Serving;
import dev.assay.rules.flag.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes what decides out of the JSON of one flag or experiment. Whatever it does not understand, such as an operator that a
 * newer server knows, is an exception: such a flag serves the caller's default, and the others go on.
 */
final class ConfigurationReader {
    private ConfigurationReader() {}

    static LocalFlag flag(Map<String, ?> json) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var variation : objects(json, "variations")) {
            values.put(text(variation, "id"), variation.get("value"));
        }
        var plan = new FlagPlan(
                truth(json, "on"),
                text(json, "salt"),
                List.copyOf(values.keySet()),
                text(json, "off"),
                objects(json, "prerequisites").stream()
                        .map(each -> new Prerequisite(text(each, "flag"), texts(each, "variations")))
                        .toList(),
                targets(object(json, "targets")),
                objects(json, "rules").stream()
                        .map(rule -> new FlagRule(
                                text(rule, "id"), conditions(rule, "conditions"), serving(object(rule, "serve"))))
                        .toList(),
                serving(object(json, "default")));
        return new LocalFlag(text(json, "type"), FlagRules.of(plan), new ArrayList<>(values.values()));
    }

    static LocalExperiment experiment(String id, Map<String, ?> json) {
        var variants = new HashMap<String, LocalExperiment.Variant>();
        for (var variant : objects(json, "variants")) {
            variants.put(
                    text(variant, "variant_id"),
                    new LocalExperiment.Variant(
                            text(variant, "variant_id"), text(variant, "variant_name"), variant.get("config")));
        }
        var plan = new ExperimentPlan(
                true,
                text(json, "salt"),
                whole(json, "coverage"),
                allocation(objects(json, "allocation")),
                text(json, "control"),
                conditions(json, "targeting"),
                conditions(json, "exclusions"),
                ForcedVariants.NONE,
                shares(json, "holdouts"),
                json.get("layer") == null ? Optional.empty() : Optional.of(share(object(json, "layer"))));
        var rules = ExperimentRules.of(plan);
        return new LocalExperiment(
                id,
                rules,
                rules.variants().stream()
                        .map(variant -> required(variants.get(variant), variant))
                        .toList(),
                json.get("exclusive_with") == null ? List.of() : texts(json, "exclusive_with"));
    }

    static LocalSegment segment(Map<String, ?> json) {
        var conditions = conditions(json, "conditions");
        return new LocalSegment(
                conditions.isEmpty() ? _ -> false : CompiledCondition.all(conditions),
                json.get("users") instanceof String users ? MarkSet.parse(users) : MarkSet.EMPTY);
    }

    private static Targets targets(Map<String, ?> json) {
        if (json.isEmpty()) {
            return Targets.NONE;
        }
        var byMark = new HashMap<Long, String>();
        json.forEach((mark, variation) -> byMark.put(HexFormat.fromHexDigitsToLong(mark), (String) variation));
        return byMark::get;
    }

    private static Serving serving(Map<String, ?> json) {
        if (json.get("variation") instanceof String variation) {
            return new Serving.Always(variation);
        }
        if (json.get("experiment") instanceof String experiment) {
            return new Serving.InExperiment(experiment);
        }
        return new Serving.Split(allocation(objects(json, "split")), Optional.ofNullable((String) json.get("by")));
    }

    private static Allocation allocation(List<Map<String, ?>> json) {
        return new Allocation(json.stream()
                .map(share -> new Allocation.Share(text(share, "variant"), ranges(share)))
                .toList());
    }

    private static List<UnitShare> shares(Map<String, ?> json, String name) {
        return json.get(name) == null
                ? List.of()
                : objects(json, name).stream().map(ConfigurationReader::share).toList();
    }

    private static UnitShare share(Map<String, ?> json) {
        return new UnitShare(text(json, "salt"), ranges(json));
    }

    private static List<BucketRange> ranges(Map<String, ?> json) {
        return ((List<?>) required(json.get("ranges"), "ranges"))
                .stream()
                        .map(range -> (List<?>) range)
                        .map(range ->
                                new BucketRange(((Number) range.get(0)).intValue(), ((Number) range.get(1)).intValue()))
                        .toList();
    }

    static List<Condition> conditions(Map<String, ?> json, String name) {
        return objects(json, name).stream().map(ConfigurationReader::condition).toList();
    }

    private static Condition condition(Map<String, ?> json) {
        if (json.containsKey("all")) {
            return new Condition.All(conditions(json, "all"));
        }
        if (json.containsKey("any")) {
            return new Condition.Any(conditions(json, "any"));
        }
        if (json.containsKey("not")) {
            return new Condition.Not(condition(object(json, "not")));
        }
        return new Condition.Comparison(
                text(json, "dimension"),
                Operator.valueOf(text(json, "operator").toUpperCase(Locale.ROOT)),
                List.copyOf(list(json, "values", value -> value)));
    }

    private static List<String> texts(Map<String, ?> json, String name) {
        return list(json, name, value -> (String) value);
    }

    private static List<Map<String, ?>> objects(Map<String, ?> json, String name) {
        return list(json, name, ConfigurationReader::cast);
    }

    private static <T> List<T> list(Map<String, ?> json, String name, Function<Object, T> element) {
        return ((List<?>) required(json.get(name), name))
                .stream().<T>map(element::apply).toList();
    }

    private static Map<String, ?> object(Map<String, ?> json, String name) {
        return cast(required(json.get(name), name));
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, ?> cast(Object object) {
        return (Map<String, ?>) object;
    }

    private static String text(Map<String, ?> json, String name) {
        return (String) required(json.get(name), name);
    }

    private static boolean truth(Map<String, ?> json, String name) {
        return (Boolean) required(json.get(name), name);
    }

    private static int whole(Map<String, ?> json, String name) {
        return ((Number) required(json.get(name), name)).intValue();
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new NoSuchElementException(name + " is missing");
        }
        return value;
    }
}
