package dev.assay.server.projection;

import java.util.concurrent.ExecutorService;

/** All that makes generations come and go, started and stopped together. */
final class Rebuilding implements AutoCloseable {
    private final RebuildFollower follower;
    private final Rebuilder rebuilder;
    private final ExecutorService background;

    Rebuilding(RebuildFollower follower, Rebuilder rebuilder, ExecutorService background) {
        this.follower = follower;
        this.rebuilder = rebuilder;
        this.background = background;
    }

    RebuildFollower follower() {
        return follower;
    }

    void start() {
        follower.start();
        rebuilder.start();
    }

    @Override
    public void close() {
        follower.close();
        rebuilder.close();
        background.shutdownNow();
    }
}
