package dev.assay.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that bodies may take while they are read and worked on, over all requests: without it, thousands of large ones at
 * once would take all there is. Bodies of a usual size are not counted.
 */
final class BodyBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** An eighth of the heap. */
    static BodyBudget ofHeap() {
        return new BodyBudget(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Takes so many bytes, if there are as many. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        if (bytes > 0) {
            taken.addAndGet(-bytes);
        }
    }
}
