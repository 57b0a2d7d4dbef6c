package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;

/** The ledger of a view kept in the database: it commits with the view's rows. */
final class JdbcLedger implements Ledger {
    private final ProjectionName projection;
    private final GenerationStore generations;
    private final PositionStore positions;
    private final Transactions transactions;

    JdbcLedger(
            ProjectionName projection,
            GenerationStore generations,
            PositionStore positions,
            Transactions transactions) {
        this.projection = projection;
        this.generations = generations;
        this.positions = positions;
        this.transactions = transactions;
    }

    @Override
    public Generation live(CompanyId company) {
        // Asked for each time: another node may have promoted a generation, and whoever waited for a position here must
        // not be shown one that has stopped before it.
        return generations.live(company, projection).orElseGet(() -> {
            transactions.runApart(() -> generations.createFirst(company, projection));
            return generations.live(company, projection).orElseThrow();
        });
    }

    @Override
    public void withLive(SortedSet<CompanyId> companies, Consumer<Map<CompanyId, Generation>> work) {
        transactions.run(() -> {
            var locked = lock(companies);
            if (locked.size() < companies.size()) {
                for (var company : companies) {
                    if (!locked.containsKey(company)) {
                        transactions.runApart(() -> generations.createFirst(company, projection));
                    }
                }
                locked = lock(companies);
            }
            work.accept(locked);
        });
    }

    private Map<CompanyId, Generation> lock(SortedSet<CompanyId> companies) {
        var live = new HashMap<CompanyId, Generation>();
        generations.lockLive(projection, companies).forEach(generation -> live.put(generation.company(), generation));
        return live;
    }

    @Override
    public void advance(TrackingToken token) {
        positions.advance(projection, token);
    }

    @Override
    public Optional<TrackingToken> reached() {
        return positions.find(projection).map(PositionStore.Reached::token);
    }

    @Override
    public void exclusively(CompanyId company, Consumer<Generation> work) {
        live(company);
        transactions.run(() -> work.accept(generations.lockPointer(company, projection)));
    }

    @Override
    public void replace(Generation live, Generation next) {
        generations.point(next);
    }

    @Override
    public void attempt(Runnable work) {
        transactions.runNested(work);
    }
}
