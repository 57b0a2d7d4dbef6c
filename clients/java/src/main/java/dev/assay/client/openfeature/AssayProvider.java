package dev.assay.client.openfeature;

import dev.assay.client.AssayClient;
import dev.assay.client.Context;
import dev.assay.client.FlagDetails;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.MutableStructure;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.TrackingEventDetails;
import dev.openfeature.sdk.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves OpenFeature's clients from an {@link AssayClient}, which it closes with itself. */
public final class AssayProvider implements FeatureProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AssayClient client;

    public AssayProvider(AssayClient client) {
        this.client = client;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "Assay";
    }

    /** Waits a few seconds for the server; without it what was known before is served, or the defaults in the code. */
    @Override
    public void initialize(EvaluationContext context) {
        client.awaitReady(PATIENCE);
    }

    @Override
    public void shutdown() {
        client.close();
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean otherwise, EvaluationContext context) {
        return evaluation(context, otherwise, user -> client.booleanDetails(key, user, otherwise));
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String otherwise, EvaluationContext context) {
        return evaluation(context, otherwise, user -> client.textDetails(key, user, otherwise));
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer otherwise, EvaluationContext context) {
        return evaluation(
                context,
                otherwise,
                user -> mapped(client.numberDetails(key, user, otherwise), number -> (int) Math.rint(number)));
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double otherwise, EvaluationContext context) {
        return evaluation(context, otherwise, user -> client.numberDetails(key, user, otherwise));
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value otherwise, EvaluationContext context) {
        return evaluation(context, otherwise, user -> {
            var found = client.jsonDetails(key, user, otherwise);
            return mapped(found, value -> found.variant() == null ? otherwise : value(value));
        });
    }

    @Override
    public void track(String eventName, EvaluationContext context, TrackingEventDetails details) {
        var user = context.getTargetingKey();
        if (user != null && !user.isEmpty()) {
            var properties = new HashMap<String, @Nullable Object>(details.asObjectMap());
            details.getValue().ifPresent(value -> properties.putIfAbsent("value", value));
            client.track(Context.of(user), eventName, properties);
        }
    }

    private static <T> ProviderEvaluation<T> evaluation(
            EvaluationContext context, T otherwise, Function<Context, FlagDetails<T>> ask) {
        var user = context.getTargetingKey();
        if (user == null || user.isEmpty()) {
            return ProviderEvaluation.<T>builder()
                    .value(otherwise)
                    .reason("ERROR")
                    .errorCode(ErrorCode.TARGETING_KEY_MISSING)
                    .build();
        }
        var found = ask.apply(Context.of(user, context.asObjectMap()));
        var evaluation = ProviderEvaluation.<T>builder().value(found.value()).reason(found.reason());
        if (found.variant() != null) {
            evaluation.variant(found.variant());
        }
        if (found.error() != null) {
            evaluation.errorCode(ErrorCode.valueOf(found.error()));
        }
        var metadata = ImmutableMetadata.builder();
        if (found.rule() != null) {
            metadata.addString("rule", found.rule());
        }
        if (found.experiment() != null) {
            metadata.addString("experiment_id", found.experiment());
        }
        return evaluation.flagMetadata(metadata.build()).build();
    }

    private static <S, T> FlagDetails<T> mapped(FlagDetails<S> details, Function<S, T> change) {
        return new FlagDetails<>(
                change.apply(details.value()),
                details.variant(),
                details.reason(),
                details.error(),
                details.rule(),
                details.experiment());
    }

    private static Value value(@Nullable Object json) {
        return switch (json) {
            case null -> new Value();
            case String text -> new Value(text);
            case Boolean truth -> new Value(truth);
            case Long number when number == number.intValue() -> new Value(number.intValue());
            case Number number -> new Value(number.doubleValue());
            case List<?> list ->
                new Value(list.stream().map(AssayProvider::value).toList());
            case Map<?, ?> map -> {
                var structure = new MutableStructure();
                map.forEach((name, member) -> structure.add(String.valueOf(name), value(member)));
                yield new Value(structure);
            }
            default -> new Value(json.toString());
        };
    }
}
