package dev.assay.server.demo;

import dev.assay.server.installation.Installation;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Shows the platform at work, through its public HTTP API only: a company with experiments, visitors who come in a rush, a
 * first verdict, and then visitors for ever. On a data folder that has seen the demo before it goes on where it was.
 */
public final class Demonstration {
    private static final int RUSH = 20_000;
    private static final int A_SECOND = 8;
    private static final long POLL_MILLIS = 250;
    private static final int POLLS = 480;

    private final String address;
    private final Installation installation;
    private final InstantSource clock;
    private final int rush;
    private final PrintStream out;

    /** @param address such as {@code http://localhost:8080} */
    public Demonstration(String address, Installation installation) {
        this(address, installation, InstantSource.system(), RUSH, System.out);
    }

    Demonstration(String address, Installation installation, InstantSource clock, int rush, PrintStream out) {
        this.address = address;
        this.installation = installation;
        this.clock = clock;
        this.rush = rush;
        this.out = out;
    }

    /** Prints the first verdict, then goes on until the process ends. */
    public void run() {
        try {
            var keys = prepare();
            var visitors = rush(keys);
            show(keys);
            out.println("Visitors keep coming, " + A_SECOND + " a second. Ctrl-C stops everything.");
            out.println();
            new Visits(new DemoApi(address, keys.client())).trickle(visitors, A_SECOND);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Founds the company and makes its experiments, unless they are there. */
    DemoKeys prepare() throws InterruptedException {
        var keys = DemoKeys.of(
                address, installation.operatorKeyFile(), installation.folder().resolve("demo.json"));
        new DemoExperiments(new DemoApi(address, keys.admin()), clock).makeMissing();
        return keys;
    }

    /** Lets the first visitors come and waits until the results know them all; how many there were. */
    long rush(DemoKeys keys) throws InterruptedException {
        var analyst = new DemoApi(address, keys.analyst());
        long before = visitors(analyst);
        if (before < rush) {
            out.printf("%n%,d visitors come to the demo shop …%n", rush - before);
            new Visits(new DemoApi(address, keys.client())).rush(before, rush);
            awaitVisitors(analyst, rush);
        }
        return Math.max(before, rush);
    }

    private void awaitVisitors(DemoApi analyst, long wanted) throws InterruptedException {
        for (int poll = 0; poll < POLLS && visitors(analyst) < wanted; poll++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Every visitor is in the A/A experiment. */
    private static long visitors(DemoApi analyst) throws InterruptedException {
        return results(analyst, DemoExperiments.SAME).path("sample_size").asLong();
    }

    private void show(DemoKeys keys) throws InterruptedException {
        var analyst = new DemoApi(address, keys.analyst());
        out.println();
        out.println(Verdict.of(results(analyst, DemoExperiments.CHECKOUT)));
        out.println(Verdict.of(results(analyst, DemoExperiments.SAME)));
        out.println("Dashboard    " + address);
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
