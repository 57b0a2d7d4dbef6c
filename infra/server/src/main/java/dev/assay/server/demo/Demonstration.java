package dev.assay.server.demo;

import dev.assay.server.installation.Installation;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Shows the platform at work, through its public HTTP API only: a company with experiments, visitors who come in a rush, a
 * first verdict, and then visitors for ever. On a data folder that has seen the demo before it goes on where it was, wherever
 * it was interrupted.
 */
public final class Demonstration {
    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final int RUSH = 20_000;
    private static final int A_SECOND = 8;
    private static final long POLL_MILLIS = 250;
    private static final int POLLS = 480;

    private final Platform platform;
    private final Installation installation;
    private final InstantSource clock;
    private final int rush;
    private final PrintStream out;

    /** @param address such as {@code http://localhost:8080} */
    public Demonstration(String address, Installation installation, RandomGenerator random) {
        this(new Platform(address, random), installation, InstantSource.system(), RUSH, System.out);
    }

    Demonstration(Platform platform, Installation installation, InstantSource clock, int rush, PrintStream out) {
        this.platform = platform;
        this.installation = installation;
        this.clock = clock;
        this.rush = rush;
        this.out = out;
    }

    /** Prints the first verdict, then goes on until it is interrupted, or refused what no server may refuse. */
    public void run() {
        try {
            var keys = prepare();
            rush(keys);
            show(keys);
            out.println("Visitors keep coming, " + A_SECOND + " a second. Ctrl-C stops everything.");
            out.println();
            trickle(keys);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.debug("The demo failed", fault);
            out.println("The demo's visitors stop, and the server goes on: " + fault.getMessage());
        }
    }

    /** Founds the company and makes its experiments, as far as they are missing. */
    DemoKeys prepare() throws InterruptedException {
        var keys = new DemoCompany(platform, installation, out).keys();
        new DemoExperiments(platform.as(keys.admin()), clock).makeMissing();
        return keys;
    }

    /** Lets the first visitors come, or the rest of them, and waits until the results know them all. */
    void rush(DemoKeys keys) throws InterruptedException {
        var analyst = platform.as(keys.analyst());
        long known = visitors(analyst);
        if (known > rush) {
            return;
        }
        // Who was seen may not have been heard to the end: the last waves come again, and count once all the same.
        long from = Math.max(0, known - 2 * Visits.WAVE);
        out.printf("%n%,d visitors come to the demo shop …%n", rush - from);
        new Visits(platform.as(keys.client())).rush(from, rush);
        for (int poll = 0; poll < POLLS && visitors(analyst) < rush; poll++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The last of those who were seen comes again too. */
    void trickle(DemoKeys keys) throws InterruptedException {
        long known = visitors(platform.as(keys.analyst()));
        new Visits(platform.as(keys.client())).trickle(Math.max(known - 1, rush), A_SECOND);
    }

    /** Every visitor is in the A/A experiment. */
    private static long visitors(DemoApi analyst) throws InterruptedException {
        return results(analyst, DemoExperiments.SAME).path("sample_size").asLong();
    }

    void show(DemoKeys keys) throws InterruptedException {
        var analyst = platform.as(keys.analyst());
        out.println();
        out.println(Verdict.of(results(analyst, DemoExperiments.CHECKOUT)));
        out.println(Verdict.of(results(analyst, DemoExperiments.SAME)));
        out.println("Dashboard    " + platform.address());
        out.println("  admin      " + keys.admin());
        out.println("  analyst    " + keys.analyst());
        out.println("  auditor    " + keys.auditor());
        out.println("  client     " + keys.client());
        out.println();
    }

    private static JsonNode results(DemoApi analyst, String experiment) throws InterruptedException {
        return analyst.get("/experiments/" + experiment + "/results");
    }
}
