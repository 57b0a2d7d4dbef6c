package dev.assay.bench.sdk;

import com.flagsmith.FlagsmithClient;
import com.flagsmith.config.FlagsmithConfig;
import com.flagsmith.exceptions.FlagsmithClientError;
import com.flagsmith.offline.LocalFileHandler;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import com.statsig.sdk.CheckGateOptions;
import com.statsig.sdk.Statsig;
import com.statsig.sdk.StatsigOptions;
import com.statsig.sdk.StatsigUser;
import dev.assay.client.AssayClient;
import dev.assay.client.Context;
import dev.assay.client.Options;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.split.client.SplitClient;
import io.split.client.SplitClientConfig;
import io.split.client.SplitFactoryBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * 100 boolean flags, each with one rule (country is DE) that splits users in halves; the next user and the next flag with each
 * call, and a context made for it. All SDKs work without a server, and without sending anything.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Evaluations {
    private static final int FLAGS = 100;
    private static final int USERS = 4_096;

    /** Whom and what is asked. */
    @State(Scope.Thread)
    public static class Asking {
        private final String[] flags =
                IntStream.range(0, FLAGS).mapToObj(i -> "flag-" + i).toArray(String[]::new);
        private final String[] users =
                IntStream.range(0, USERS).mapToObj(i -> "user-" + i).toArray(String[]::new);
        private int next;

        String flag() {
            return flags[next % FLAGS];
        }

        String user() {
            return users[++next & USERS - 1];
        }
    }

    /** Each state starts one SDK alone: the threads of the others must not disturb it. */
    @State(Scope.Benchmark)
    public static class Assay {
        private final AssayClient client = AssayClient.start(Options.of(URI.create("http://localhost:1"), "key")
                .withBootstrap(file("assay", "{\"format\":1,\"revision\":\"1\",\"mark_salt\":\"\",\"experiments\":{},"
                        + "\"flags\":{" + joined(i -> """
                        "flag-%d": {"on": true, "type": "boolean", "salt": "flag-%d", "off": "off", "prerequisites": [],
                          "variations": [{"id": "on", "value": true}, {"id": "off", "value": false}], "targets": {},
                          "rules": [{"id": "r", "conditions": [
                              {"dimension": "country", "operator": "equals", "values": ["DE"]}],
                            "serve": {"split": [{"variant": "on", "ranges": [[0, 4999]]},
                                                {"variant": "off", "ranges": [[5000, 9999]]}]}}],
                          "default": {"variation": "off"}}""".formatted(i, i)) + "}}")));
    }

    @State(Scope.Benchmark)
    public static class LaunchDarkly {
        private final LDClient client = new LDClient(
                "key",
                new LDConfig.Builder()
                        .dataSource(FileData.dataSource().filePaths(file("ld", "{\"flags\":{" + joined(i -> """
                                "flag-%d": {"key": "flag-%d", "on": true, "salt": "flag-%d", "version": 1,
                                  "variations": [true, false], "offVariation": 1, "fallthrough": {"variation": 1},
                                  "rules": [{"id": "r", "clauses": [
                                      {"attribute": "country", "op": "in", "values": ["DE"]}],
                                    "rollout": {"variations": [{"variation": 0, "weight": 50000},
                                                               {"variation": 1, "weight": 50000}]}}]}""".formatted(i, i, i)) + "}}")))
                        .events(Components.noEvents())
                        .build());
    }

    @State(Scope.Benchmark)
    public static class UnleashSdk {
        private final Unleash client = new DefaultUnleash(UnleashConfig.builder()
                .appName("bench")
                .instanceId("bench")
                .unleashAPI("http://localhost:1/api/")
                .disablePolling()
                .disableMetrics()
                .toggleBootstrapProvider(() -> Optional.of("{\"version\":2,\"features\":[" + joined(i -> """
                        {"name": "flag-%d", "type": "release", "enabled": true, "stale": false, "strategies": [
                          {"name": "flexibleRollout",
                           "parameters": {"rollout": "50", "stickiness": "default", "groupId": "flag-%d"},
                           "constraints": [{"contextName": "country", "operator": "IN", "values": ["DE"]}]}]}""".formatted(i, i)) + "]}"))
                .build());
    }

    @State(Scope.Benchmark)
    public static class Split {
        private SplitClient client = start();

        private static SplitClient start() {
            try {
                var definition = file("split.yaml", IntStream.range(0, FLAGS)
                        .mapToObj(i -> "- flag-%d:\n    treatment: \"on\"\n".formatted(i))
                        .collect(Collectors.joining()));
                var started = SplitFactoryBuilder.build(
                                "localhost",
                                SplitClientConfig.builder()
                                        .splitFile(definition.toString())
                                        .setBlockUntilReadyTimeout(10_000)
                                        .build())
                        .client();
                started.blockUntilReady();
                return started;
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    @State(Scope.Benchmark)
    public static class StatsigSdk {
        private static final CheckGateOptions WITHOUT_EXPOSURE = new CheckGateOptions(true);

        @Setup
        public void start() {
            var options = new StatsigOptions();
            // In its local mode it would know no gates; so it asks in vain, and is told what they are.
            options.setApi("http://localhost:1/v1");
            options.setDisableAllLogging(true);
            options.setBootstrapValues("{\"has_updates\":true,\"time\":1,\"dynamic_configs\":[],\"layer_configs\":[],"
                    + "\"layers\":{},\"feature_gates\":[" + joined(i -> """
                            {"name": "flag-%d", "type": "feature_gate", "salt": "flag-%d", "enabled": true, "defaultValue": false,
                              "idType": "userID", "rules": [{"name": "r", "id": "r", "salt": "r", "passPercentage": 50,
                                "returnValue": true, "idType": "userID", "conditions": [{"type": "user_field",
                                  "targetValue": ["DE"], "operator": "any", "field": "country", "additionalValues": {},
                                  "idType": "userID"}]}]}""".formatted(i, i)) + "]}");
            Statsig.initializeAsync("secret-bench", options).join();
        }
    }

    /** Works out all flags of a user at once, whichever is asked for. */
    @State(Scope.Benchmark)
    public static class Flagsmith {
        private final FlagsmithClient client = start();

        private static FlagsmithClient start() {
            try {
                var environment = file("flagsmith.json", """
                        {"id": 1, "api_key": "k", "name": "e", "feature_states": [%s], "identity_overrides": [], "project": {
                          "id": 1, "name": "p", "hide_disabled_flags": false, "segments": [%s], "organisation": {"id": 1,
                            "name": "o", "feature_analytics": false, "stop_serving_flags": false, "persist_trait_data": false}}}""".formatted(
                                joined(i -> state(i, false)), joined(i -> """
                        {"id": %d, "name": "s-%d", "feature_states": [%s], "rules": [{"type": "ALL", "conditions": [], "rules": [
                          {"type": "ANY", "rules": [], "conditions": [
                            {"operator": "EQUAL", "property_": "country", "value": "DE"}]},
                          {"type": "ANY", "rules": [], "conditions": [
                            {"operator": "PERCENTAGE_SPLIT", "property_": "", "value": "50"}]}]}]}""".formatted(i + 1, i, state(i, true)))));
                return FlagsmithClient.newBuilder()
                        .withConfiguration(FlagsmithConfig.newBuilder()
                                .withOfflineMode(true)
                                .withOfflineHandler(new LocalFileHandler(environment.toString()))
                                .build())
                        .build();
            } catch (FlagsmithClientError fault) {
                throw new IllegalStateException(fault);
            }
        }

        private static String state(int flag, boolean enabled) {
            return """
                    {"django_id": %d, "enabled": %s, "feature_state_value": null, "multivariate_feature_state_values": [],
                      "feature": {"id": %d, "name": "flag-%d", "type": "STANDARD"}}""".formatted(flag + 1, enabled, flag + 1, flag);
        }
    }

    @State(Scope.Benchmark)
    public static class Flagd {
        @SuppressWarnings("NullAway.Init") // made before it is used
        private Client client;

        @Setup
        public void start() {
            var flags = file("flagd.json", "{\"flags\":{" + joined(i -> """
                    "flag-%d": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                      "targeting": {"if": [{"==": [{"var": "country"}, "DE"]},
                                           {"fractional": [["on", 50], ["off", 50]]}, "off"]}}""".formatted(i)) + "}}");
            var api = OpenFeatureAPI.getInstance();
            api.setProviderAndWait(new FlagdProvider(FlagdOptions.builder()
                    .resolverType(Config.Resolver.FILE)
                    .offlineFlagSourcePath(flags.toString())
                    .build()));
            client = api.getClient();
        }
    }

    @Benchmark
    public boolean assay(Asking asking, Assay sdk) {
        return sdk.client.isOn(asking.flag(), Context.of(asking.user(), "country", "DE"), false);
    }

    @Benchmark
    public boolean launchDarkly(Asking asking, LaunchDarkly sdk) {
        var context = LDContext.builder(asking.user()).set("country", "DE").build();
        return sdk.client.boolVariation(asking.flag(), context, false);
    }

    @Benchmark
    public boolean unleash(Asking asking, UnleashSdk sdk) {
        var context = UnleashContext.builder()
                .userId(asking.user())
                .addProperty("country", "DE")
                .build();
        return sdk.client.isEnabled(asking.flag(), context, false);
    }

    @Benchmark
    public boolean statsig(Asking asking, StatsigSdk sdk) {
        var user = new StatsigUser(asking.user());
        user.setCountry("DE");
        return Statsig.checkGateSync(user, asking.flag(), StatsigSdk.WITHOUT_EXPOSURE);
    }

    @Benchmark
    public boolean flagsmith(Asking asking, Flagsmith sdk) throws FlagsmithClientError {
        return sdk.client.getIdentityFlags(asking.user(), Map.of("country", "DE")).isFeatureEnabled(asking.flag());
    }

    /** Its file knows no rules and no halves: what is measured is less than what the others do. */
    @Benchmark
    public String splitWithoutRules(Asking asking, Split sdk) {
        return sdk.client.getTreatment(asking.user(), asking.flag(), Map.of("country", "DE"));
    }

    @Benchmark
    public boolean flagd(Asking asking, Flagd sdk) {
        return sdk.client.getBooleanValue(
                asking.flag(), false, new ImmutableContext(asking.user(), Map.of("country", new Value("DE"))));
    }

    private static String joined(IntFunction<String> flag) {
        return IntStream.range(0, FLAGS).mapToObj(flag).collect(Collectors.joining(","));
    }

    private static Path file(String name, String text) {
        try {
            var folder = Files.createTempDirectory("sdks");
            return Files.writeString(folder.resolve(name.contains(".") ? name : name + ".json"), text);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
