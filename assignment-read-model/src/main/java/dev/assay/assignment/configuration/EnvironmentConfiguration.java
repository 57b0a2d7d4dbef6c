package dev.assay.assignment.configuration;

import java.util.ArrayList;

/**
 * The experiments and flags of one environment, and what divides its users among them.
 *
 * @param revision names the events that changed anything in here
 * @param all experiments, whatever their status
 * @param running those of {@code all} that run, so that asking for them passes over no others
 * @param flags those not archived
 */
record EnvironmentConfiguration(
        Revision revision,
        PersistentMap<String, ConfiguredExperiment> all,
        PersistentMap<String, ConfiguredExperiment> running,
        PersistentMap<String, ConfiguredFlag> flags,
        TrafficParts parts) {
    static final EnvironmentConfiguration EMPTY = new EnvironmentConfiguration(
            Revision.NONE, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), TrafficParts.NONE);

    /** As of the event at this position, which changed something. */
    EnvironmentConfiguration stamped(long position) {
        return new EnvironmentConfiguration(revision.after(position), all, running, flags, parts);
    }

    /** An experiment that has changed, with its part of the users as it is now. */
    EnvironmentConfiguration with(ConfiguredExperiment changed) {
        var experiment = changed.within(parts);
        var id = experiment.id().value();
        return new EnvironmentConfiguration(
                revision,
                all.with(id, experiment),
                experiment.isRunning() ? running.with(id, experiment) : running.without(id),
                flags,
                parts);
    }

    EnvironmentConfiguration with(ConfiguredFlag flag) {
        return new EnvironmentConfiguration(
                revision, all, running, flags.with(flag.id().value(), flag), parts);
    }

    EnvironmentConfiguration withoutFlag(String id) {
        return new EnvironmentConfiguration(revision, all, running, flags.without(id), parts);
    }

    /** Other parts: every running experiment whose users they divide otherwise is made ready anew. */
    EnvironmentConfiguration with(TrafficParts next) {
        var environment = new EnvironmentConfiguration(revision, all, running, flags, next);
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
