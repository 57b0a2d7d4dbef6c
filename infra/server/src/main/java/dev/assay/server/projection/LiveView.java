package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Keeps the live generations of a view up to date, whichever companies a batch concerns. */
final class LiveView<E> {
    private final View<E> view;
    private final LogReader<E> reader;
    private final Ledger ledger;
    private final Letters letters;
    private final Applying<E> applying;

    /** @param reader reads the same log as the view is kept from */
    LiveView(View<E> view, LogReader<E> reader, Ledger ledger, Letters letters) {
        this.view = view;
        this.reader = reader;
        this.ledger = ledger;
        this.letters = letters;
        this.applying = new Applying<>(view, ledger, letters);
    }

    View<E> view() {
        return view;
    }

    LogReader<E> reader() {
        return reader;
    }

    Ledger ledger() {
        return ledger;
    }

    Letters letters() {
        return letters;
    }

    Applying<E> applying() {
        return applying;
    }

    /** What builds another generation of the view beside the live one. */
    Build build(Generation generation, Workshop shop) {
        return view.projection().inMemory()
                ? new MemoryBuild<>(generation, this, shop)
                : new DatabaseBuild<>(generation, this, shop);
    }

    /** Applies a batch and notes its end, in one transaction. */
    void accept(List<TrackedEventMessage<?>> messages) {
        var byCompany = new TreeMap<CompanyId, List<Arrival<E>>>(Comparator.comparing(CompanyId::value));
        for (var message : messages) {
            for (var event : view.feed().open(message)) {
                byCompany
                        .computeIfAbsent(view.feed().company(event), _ -> new ArrayList<>())
                        .add(new Arrival<>(event, message));
            }
        }
        ledger.withLive(byCompany.navigableKeySet(), live -> {
            byCompany.forEach((company, arrivals) -> {
                var generation = live.get(company);
                if (generation == null) {
                    throw new IllegalStateException("no live generation for " + company);
                }
                applying.apply(generation, arrivals);
            });
            ledger.advance(messages.getLast().trackingToken());
        });
    }
}
