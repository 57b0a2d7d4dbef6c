package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.Generations;
import dev.assay.model.projection.ProjectionName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** All projections, kept live. */
final class ProjectionEngine implements Generations, AutoCloseable {
    private final Map<ProjectionName, LiveView<?>> views = new LinkedHashMap<>();
    private final Map<ProjectionName, LiveProcessor> processors = new LinkedHashMap<>();
    private final LivePositions positions = new LivePositions(views);
    private final MemoryViews memory;

    /** @param tokens where views in the database keep their place; views in memory begin anew */
    ProjectionEngine(List<LiveView<?>> all, TokenStore tokens, Transactions transactions) {
        for (var view : all) {
            if (views.put(view.view().name(), view) != null) {
                throw new IllegalStateException(
                        "two projections are named " + view.view().name());
            }
            if (!view.view().projection().inMemory()) {
                processors.put(view.view().name(), processor(view, tokens, transactions));
            }
        }
        var inMemory =
                all.stream().filter(view -> view.view().projection().inMemory()).toList();
        memory = new MemoryViews(inMemory, positions::advanced);
    }

    private LiveProcessor processor(LiveView<?> live, TokenStore tokens, Transactions transactions) {
        var view = live.view();
        return LiveProcessor.of(new LiveProcessor.Setup(
                view.name().value(),
                view.feed().source(),
                tokens,
                transactions,
                view.feed().batchSize(),
                live::accept,
                positions::advanced));
    }

    /** The views that the {@link LifecycleTail} keeps live. */
    MemoryViews memory() {
        return memory;
    }

    /** Starts what keeps the views in the database live. */
    void start() {
        processors.values().forEach(LiveProcessor::start);
    }

    /** The newest position of the log a view is kept from; -1 while it is empty. */
    static long head(LiveView<?> live) {
        return position(live.view().feed().source().createHeadToken());
    }

    /** The place before the log's first event. */
    static long tail(LiveView<?> live) {
        return position(live.view().feed().source().createTailToken());
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : Tokens.position(token);
    }

    /** Whether this node has tried to write the view's live generations, and failed the last time. */
    boolean isFailing(ProjectionName name) {
        var processor = processors.get(name);
        return processor == null ? memory.isFailing() : processor.isFailing();
    }

    LivePositions positions() {
        return positions;
    }

    Collection<LiveView<?>> views() {
        return views.values();
    }

    Map<ProjectionName, LiveView<?>> byName() {
        return Collections.unmodifiableMap(views);
    }

    Optional<LiveView<?>> view(ProjectionName name) {
        return Optional.ofNullable(views.get(name));
    }

    @Override
    public Generation live(CompanyId company, ProjectionName projection) {
        return view(projection)
                .orElseThrow(() -> new IllegalArgumentException("there is no projection " + projection))
                .ledger()
                .live(company);
    }

    @Override
    public void close() {
        processors.values().forEach(LiveProcessor::shutDown);
    }
}
