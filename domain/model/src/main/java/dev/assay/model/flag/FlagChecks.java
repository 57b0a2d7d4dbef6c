package dev.assay.model.flag;

import dev.assay.model.experiment.Config;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Percent;
import dev.assay.model.json.Checks;
import dev.assay.model.json.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes a flag's definition valid; each fault is named by the JSON pointer of its field. */
final class FlagChecks {
    private static final int MOST_VARIATIONS = 20;
    private static final int WHOLE = 10_000;

    private final FlagKey key;
    private final FlagDefinition definition;
    private final KnownFlags known;
    private final Faults faults = new Faults();

    private FlagChecks(FlagKey key, FlagDefinition definition, KnownFlags known) {
        this.key = key;
        this.definition = definition;
        this.known = known;
    }

    static void check(FlagKey key, FlagDefinition definition, KnownFlags known) {
        var checks = new FlagChecks(key, definition, known);
        checks.check();
        checks.faults.refuseIfAny();
    }

    /** Who is given a variation must find it there, and code that reads one type must not be sent another. */
    static void checkKept(FlagDefinition before, FlagDefinition after, Collection<VariationId> given) {
        var faults = new Faults();
        if (before.type() != after.type()) {
            faults.add("/type", "never changes: applications read the flag as it was");
        }
        given.stream()
                .filter(variation -> !after.has(variation))
                .distinct()
                .forEach(variation -> faults.add(
                        "/variations",
                        "must keep '" + variation + "', which some users are given one by one: remove those first"));
        faults.refuseIfAny();
    }

    static void checkPlan(ScheduledChange change, Instant now) {
        var faults = new Faults();
        if (!change.at().isAfter(now)) {
            faults.add("/at", "must lie in the future");
        }
        if (change.on().isEmpty() && change.definition().isEmpty()) {
            faults.add("", "names no change: give enabled, definition or both");
        }
        faults.refuseIfAny();
    }

    private void check() {
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        Checks.tags("/tags", definition.tags(), faults);
        checkVariations();
        if (!definition.has(definition.offVariation())) {
            faults.add("/off_variation", isNoVariation(definition.offVariation()));
        }
        for (int i = 0; i < definition.prerequisites().size(); i++) {
            check(definition.prerequisites().get(i), "/prerequisites/" + i);
        }
        checkRules();
        check(definition.otherwise(), "/default");
    }

    private void checkVariations() {
        var variations = definition.variations();
        if (variations.size() < 2 || variations.size() > MOST_VARIATIONS) {
            faults.add("/variations", "must be 2 to " + MOST_VARIATIONS + ", not " + variations.size());
        }
        var ids = new HashSet<VariationId>();
        for (int i = 0; i < variations.size(); i++) {
            var variation = variations.get(i);
            var at = "/variations/" + i;
            if (!ids.add(variation.id())) {
                faults.add(at + "/id", "'" + variation.id() + "' is used more than once");
            }
            if (!definition.type().fits(variation.value())) {
                faults.add(at + "/value", "must be " + definition.type().accepted());
            }
            Config.check(variation.value(), at + "/value", faults);
        }
    }

    private void check(Dependency prerequisite, String at) {
        var flag = prerequisite.flag();
        var other = key.id().equals(flag) ? Optional.of(definition) : known.find(new FlagKey(key.scope(), flag));
        if (other.isEmpty()) {
            faults.add(at + "/flag", "there is no flag '" + flag + "'");
            return;
        }
        if (leadsBack(flag)) {
            faults.add(at + "/flag", "'" + flag + "' depends on '" + key.id() + "' itself: that would be a cycle");
        }
        if (prerequisite.variations().isEmpty()) {
            faults.add(at + "/variations", "must name at least one");
        }
        for (int i = 0; i < prerequisite.variations().size(); i++) {
            if (!other.get().has(prerequisite.variations().get(i))) {
                faults.add(at + "/variations/" + i, "is no variation of flag '" + flag + "'");
            }
        }
    }

    private boolean leadsBack(FlagId from) {
        var reached = new LinkedHashSet<>(Set.of(from));
        var open = new LinkedHashSet<>(reached);
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (next.equals(key.id())) {
                return true;
            }
            known.find(new FlagKey(key.scope(), next)).map(FlagDefinition::prerequisites).stream()
                    .flatMap(List::stream)
                    .map(Dependency::flag)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return false;
    }

    private void checkRules() {
        var ids = new HashSet<>(Set.of(Rule.DEFAULT));
        for (int i = 0; i < definition.rules().size(); i++) {
            var rule = definition.rules().get(i);
            var at = "/rules/" + i;
            if (!ids.add(rule.id())) {
                faults.add(
                        at + "/id", "'" + rule.id() + "' is used more than once, or means what is served by default");
            }
            Checks.conditions(at + "/conditions", rule.conditions(), faults);
            check(rule.serve(), at + "/serve");
        }
    }

    private void check(Serve serve, String at) {
        int ways = (serve.variation().isPresent() ? 1 : 0)
                + (serve.split().isEmpty() ? 0 : 1)
                + (serve.experiment().isPresent() ? 1 : 0);
        if (ways != 1) {
            faults.add(at, "must have exactly one of variation, split and experiment");
            return;
        }
        serve.variation()
                .filter(variation -> !definition.has(variation))
                .ifPresent(variation -> faults.add(at + "/variation", isNoVariation(variation)));
        serve.experiment()
                .filter(experiment -> !known.exists(new ExperimentKey(key.scope(), experiment)))
                .ifPresent(experiment -> faults.add(at + "/experiment", "there is no experiment '" + experiment + "'"));
        if (serve.by().isPresent() && serve.split().isEmpty()) {
            faults.add(at + "/by", "is only for a split");
        }
        if (!serve.split().isEmpty()) {
            checkSplit(serve.split(), at + "/split");
        }
    }

    private void checkSplit(List<Serve.Share> split, String at) {
        var named = new HashSet<VariationId>();
        for (int i = 0; i < split.size(); i++) {
            var variation = split.get(i).variation();
            if (!definition.has(variation)) {
                faults.add(at + "/" + i + "/variation", isNoVariation(variation));
            } else if (!named.add(variation)) {
                faults.add(at + "/" + i + "/variation", "'" + variation + "' has a share already");
            }
        }
        int sum = split.stream()
                .map(Serve.Share::percent)
                .mapToInt(Percent::basisPoints)
                .sum();
        if (sum != WHOLE) {
            faults.add(
                    at,
                    "percentages must sum to exactly 100, not "
                            + BigDecimal.valueOf(sum, 2).toPlainString());
        }
    }

    private static String isNoVariation(VariationId variation) {
        return "'" + variation + "' is no variation";
    }
}
