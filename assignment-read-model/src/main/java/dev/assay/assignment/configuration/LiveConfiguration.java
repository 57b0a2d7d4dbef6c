package dev.assay.assignment.configuration;

import dev.assay.model.Scope;
import dev.assay.model.projection.Generations;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Where readers get the present configuration. It never waits, for a lock or for a database. */
public final class LiveConfiguration {
    private final AssignmentProjection projection;
    private final Generations generations;

    /** What SDKs were told last, an environment each. */
    private final ConcurrentMap<Scope, SdkConfiguration> told = new ConcurrentHashMap<>();

    /** @param generations answers from memory for companies whose events have been applied */
    public LiveConfiguration(AssignmentProjection projection, Generations generations) {
        this.projection = projection;
        this.generations = generations;
    }

    /** The configuration at this moment. It stays what it is: a request that asks once sees one consistent state. */
    public Configuration current() {
        return new Configuration(projection.snapshot(), generations, told);
    }

    /** Has the action done, soon, after every change of what is served; not for long work. */
    public void onChange(Runnable action) {
        projection.onChange(action);
    }
}
