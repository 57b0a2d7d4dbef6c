package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a build forward whenever it is called, and decides what to do when that fails. */
final class RebuildJob {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildJob.class);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Generation generation;
    private final Build build;
    private final RebuildReports reports;
    private final InstantSource clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private int failures;
    private Instant notBefore = Instant.MIN;
    private volatile boolean over;

    RebuildJob(Generation generation, Build build, RebuildReports reports, InstantSource clock) {
        this.generation = generation;
        this.build = build;
        this.reports = reports;
        this.clock = clock;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Works until there is nothing to do for now. Does nothing while another thread is at it, or too soon after a failure.
     *
     * @param turns shared by all jobs of the node: each step takes a turn, so that a large build leaves room for others
     */
    void run(Semaphore turns) {
        if (!working.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!clock.instant().isBefore(notBefore)) {
                work(turns);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            working.set(false);
        }
    }

    private void work(Semaphore turns) throws InterruptedException {
        Build.Next next;
        do {
            turns.acquire();
            try {
                next = build.step();
                failures = 0;
            } catch (RuntimeException fault) {
                failed(fault);
                next = Build.Next.LATER;
            } finally {
                turns.release();
            }
        } while (next == Build.Next.MORE && !Thread.currentThread().isInterrupted());
        over = next == Build.Next.OVER;
    }

    private void failed(RuntimeException fault) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        failures++;
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        notBefore = clock.instant().plus(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
        LOG.warn(
                "Generation {} of {} of {}: attempt {} failed",
                generation.number(),
                generation.projection(),
                generation.company(),
                failures,
                fault);
        if (fault instanceof TooManyLetters || (Faults.isLasting(fault) && failures >= ATTEMPTS)) {
            giveUp(fault);
        }
    }

    private void giveUp(RuntimeException fault) {
        try {
            reports.failed(generation, fault);
        } catch (RuntimeException unheard) {
            LOG.warn("The failure could not be noted; it will be tried again", unheard);
        }
    }
}
