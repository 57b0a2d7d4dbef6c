package dev.assay.assignment.configuration;

import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.RateLimit;
import dev.assay.model.json.ModelJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Digests a company's configuration: a line of JSON for each key, experiment and override, in the order of their ids. Where
 * in the store it stands is left out, since that says nothing about what is served.
 */
final class ConfigurationDigest {
    private final MessageDigest sha256;

    private ConfigurationDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(CompanyConfiguration company) {
        var digest = new ConfigurationDigest();
        company.keys().holders().forEach(digest::addKey);
        company.environments().forEach((name, environment) -> {
            environment.all().forEach((_, experiment) -> digest.addExperiment(name, experiment));
            environment.flags().forEach((_, flag) -> digest.addFlag(name, flag));
            digest.addParts(name, environment.parts());
        });
        company.optOuts().forEach(user -> digest.add("opted out", user));
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void addKey(KeyHash hash, KeyHolder holder) {
        add(
                "key",
                hash.toString(),
                holder.scope().toString(),
                holder.role(),
                holder.key().value(),
                holder.name(),
                holder.rateLimit().map(RateLimit::toString).orElse(""));
    }

    private void addExperiment(String environment, ConfiguredExperiment experiment) {
        var definition = experiment.definition();
        add(
                "experiment",
                environment,
                experiment.id().value(),
                experiment.status(),
                experiment.salt(),
                experiment.allocation(),
                definition.variants().stream().map(ServedVariant::toString).toList(),
                definition.control().value(),
                definition.coverage(),
                definition.targeting(),
                definition.exclusions(),
                definition.tags(),
                definition.traffic(),
                definition.sticky());
        experiment
                .forced()
                .forEach((user, variant) ->
                        add("override", environment, experiment.id().value(), user.toString(), variant));
    }

    private void addFlag(String environment, ConfiguredFlag flag) {
        var state = flag.state();
        var id = flag.id().value();
        add("flag", environment, id, state.on(), state.salt(), state.definition(), state.splits());
        state.targets().forEach((user, variation) -> add("target", environment, id, user, variation));
    }

    private void addParts(String environment, TrafficParts parts) {
        parts.segments()
                .forEach((id, segment) -> add("segment", environment, id, segment.definition(), segment.users()));
        parts.holdouts()
                .forEach((id, holdout) -> add("holdout", environment, id, holdout.definition(), holdout.salt()));
        parts.layers().forEach((id, layer) -> {
            add("layer", environment, id, layer.salt());
            layer.ranges().forEach((experiment, ranges) -> add("range", environment, id, experiment, ranges));
        });
    }

    private void add(Object... line) {
        var json = ModelJson.mapper().writeValueAsString(List.of(line));
        sha256.update(json.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
    }
}
