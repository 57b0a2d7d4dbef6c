package dev.assay.assignment.configuration;

/**
 * The experiments and flags of one environment.
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
        PersistentMap<String, ConfiguredFlag> flags) {
    static final EnvironmentConfiguration EMPTY =
            new EnvironmentConfiguration(-1, PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    EnvironmentConfiguration at(long next) {
        return new EnvironmentConfiguration(next, all, running, flags);
    }

    EnvironmentConfiguration with(ConfiguredExperiment experiment) {
        var id = experiment.id().value();
        return new EnvironmentConfiguration(
                position,
                all.with(id, experiment),
                experiment.isRunning() ? running.with(id, experiment) : running.without(id),
                flags);
    }

    EnvironmentConfiguration with(ConfiguredFlag flag) {
        return new EnvironmentConfiguration(
                position, all, running, flags.with(flag.id().value(), flag));
    }

    EnvironmentConfiguration withoutFlag(String id) {
        return new EnvironmentConfiguration(position, all, running, flags.without(id));
    }
}
