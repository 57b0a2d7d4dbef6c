package dev.assay.server.projection;

import org.springframework.context.SmartLifecycle;

/** Starts the engine before the web server takes requests, and stops it after. */
final class EngineLifecycle implements SmartLifecycle {
    private final ProjectionEngine engine;
    private final Rebuilding rebuilding;
    private volatile boolean running;

    EngineLifecycle(ProjectionEngine engine, Rebuilding rebuilding) {
        this.engine = engine;
        this.rebuilding = rebuilding;
    }

    @Override
    public void start() {
        engine.start();
        rebuilding.start();
        running = true;
    }

    @Override
    public void stop() {
        rebuilding.close();
        engine.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Well before the web server's, which is near the end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
