package dev.assay.assignment.configuration;

import java.util.ArrayList;

/**
 * The experiments and flags of one environment, and what divides its users among them.
 *
 * @param position of the last event that changed anything in here, -1 before the first
 * @param all experiments, whatever their status
 * @param running those of {@code all} that run, so that asking for them passes over no others
 * @param flags those not archived
 */
record EnvironmentConfiguration(
        long position,
        PersistentMap<String, ConfiguredExperiment> all,
        PersistentMap<String, ConfiguredExperiment> running,
        PersistentMap<String, ConfiguredFlag> flags,
        TrafficParts parts) {
    static final EnvironmentConfiguration EMPTY = new EnvironmentConfiguration(
            -1, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), TrafficParts.NONE);

    EnvironmentConfiguration at(long next) {
        return new EnvironmentConfiguration(next, all, running, flags, parts);
    }

    /** An experiment that has changed, with its part of the users as it is now. */
    EnvironmentConfiguration with(ConfiguredExperiment changed) {
        var experiment = changed.within(parts);
        var id = experiment.id().value();
        return new EnvironmentConfiguration(
                position,
                all.with(id, experiment),
                experiment.isRunning() ? running.with(id, experiment) : running.without(id),
                flags,
                parts);
    }

    EnvironmentConfiguration with(ConfiguredFlag flag) {
        return new EnvironmentConfiguration(
                position, all, running, flags.with(flag.id().value(), flag), parts);
    }

    EnvironmentConfiguration withoutFlag(String id) {
        return new EnvironmentConfiguration(position, all, running, flags.without(id), parts);
    }

    /** Other parts: every running experiment whose users they divide otherwise is made ready anew. */
    EnvironmentConfiguration with(TrafficParts next) {
        var environment = new EnvironmentConfiguration(position, all, running, flags, next);
        if (next.layers() == parts.layers() && next.holdouts() == parts.holdouts()) {
            return environment;
        }
        var touched = new ArrayList<ConfiguredExperiment>();
        running.forEach((_, experiment) -> {
            if (!experiment.isWithin(next)) {
                touched.add(experiment);
            }
        });
        for (var experiment : touched) {
            environment = environment.with(experiment);
        }
        return environment;
    }
}
