package dev.assay.server.tracking;

import dev.assay.assignment.configuration.Configuration;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.command.tracking.ActiveExperiments;
import dev.assay.model.Scope;
import java.util.Optional;

/** Tracking judges events by the same configuration that assignments are answered from. */
final class ConfiguredExperiments implements ActiveExperiments {
    private final LiveConfiguration configuration;

    ConfiguredExperiments(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Snapshot current() {
        return new AsConfigured(configuration.current());
    }

    private record AsConfigured(Configuration configuration) implements Snapshot {
        @Override
        public long position() {
            return configuration.position();
        }

        @Override
        public Optional<TrackableExperiment> find(Scope scope, String experimentId) {
            return configuration
                    .find(scope, experimentId)
                    .map(found -> new TrackableExperiment(found.id(), found.isActive(), found.variantIds()));
        }
    }
}
