package dev.assay.assignment.configuration;

/**
 * The experiments of one environment.
 *
 * @param running those of {@code all} that run, so that asking for them passes over no others
 */
record EnvironmentConfiguration(
        PersistentMap<String, ConfiguredExperiment> all, PersistentMap<String, ConfiguredExperiment> running) {
    static final EnvironmentConfiguration EMPTY =
            new EnvironmentConfiguration(PersistentMap.empty(), PersistentMap.empty());

    EnvironmentConfiguration with(ConfiguredExperiment experiment) {
        var id = experiment.id().value();
        return new EnvironmentConfiguration(
                all.with(id, experiment), experiment.isRunning() ? running.with(id, experiment) : running.without(id));
    }
}
