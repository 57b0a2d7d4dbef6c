package dev.assay.assignment.configuration;

import dev.assay.model.Scope;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/** The configuration at one moment, as readers see it: of each company the generation that is live for it. */
public final class Configuration {
    private final Snapshot snapshot;
    private final Generations generations;
    private final ConcurrentMap<Scope, SdkConfiguration> told;

    Configuration(Snapshot snapshot, Generations generations, ConcurrentMap<Scope, SdkConfiguration> told) {
        this.snapshot = snapshot;
        this.generations = generations;
        this.told = told;
    }

    /** The highest position in the event store this node has folded, over all companies; -1 before the first event. */
    public long position() {
        return snapshot.position();
    }

    /** One company's part; an empty one when nothing is known of it. */
    public CompanyConfiguration of(CompanyId company) {
        return snapshot.of(generations.live(company, AssignmentProjection.NAME));
    }

    /** The experiment, whatever its status, by its id as it was sent. */
    public Optional<ConfiguredExperiment> find(Scope scope, String experimentId) {
        return of(scope.company()).find(scope.environment(), experimentId);
    }

    /** What an SDK of the scope's environment is told. */
    public SdkConfiguration sdk(Scope scope, UserReferences users) {
        var environment = scope.environment();
        var company = of(scope.company());
        var now = new SdkConfiguration(
                company.in(environment), company.optOuts(), environment.value(), users.markSalt(scope.company()));
        // Many clients ask for the same: what was written for one is there for the others.
        return told.merge(scope, now, (before, next) -> next.isSameAs(before) ? before : next);
    }

    /** Those that are live, of all companies. */
    List<CompanyConfiguration> companies() {
        var companies = new ArrayList<CompanyConfiguration>();
        snapshot.generations().forEach((id, each) -> {
            if (generations.live(each.company(), AssignmentProjection.NAME).id() == id) {
                companies.add(each);
            }
        });
        return companies;
    }

    /** How many experiments run, over all companies. */
    public int running() {
        return companies().stream().mapToInt(CompanyConfiguration::running).sum();
    }

    Optional<KeyHolder> holderOf(KeyHash key) {
        return snapshot.ownerOf(key)
                .flatMap(company ->
                        Optional.ofNullable(of(company).keys().holders().get(key)));
    }
}
