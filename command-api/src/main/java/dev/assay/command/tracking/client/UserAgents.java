package dev.assay.command.tracking.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzerDirect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads user agents. The rules take seconds to load: that begins when it is asked for, and what is asked before waits for
 * them. Answers are kept a while: a site's visitors have few user agents.
 */
public final class UserAgents {
    private static final Logger LOG = LoggerFactory.getLogger(UserAgents.class);
    private static final int LONGEST = 1_000;
    private static final int KEPT = 10_000;
    private static final Set<String> ROBOTS = Set.of("Robot", "Robot Mobile", "Robot Imitator", "Hacker", "Spy");
    private static final Set<String> NOT_KNOWN = Set.of("Unknown", "Hacker", "??");

    private final Cache<String, Agent> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final CompletableFuture<Function<String, Agent>> analysis = new CompletableFuture<>();
    private final Executor background;
    private final Supplier<Function<String, Agent>> loader;

    UserAgents(Executor background, Supplier<Function<String, Agent>> loader) {
        this.background = background;
        this.loader = loader;
    }

    /** With the rules of Yauaa, which load on a thread of their own. */
    public static UserAgents ofYauaa() {
        return new UserAgents(
                task -> Thread.ofPlatform().daemon().name("user-agents").start(task), UserAgents::yauaa);
    }

    /** Starts to load the rules and returns at once. */
    public UserAgents load() {
        background.execute(() -> analysis.complete(loaded()));
        return this;
    }

    private Function<String, Agent> loaded() {
        try {
            return loader.get();
        } catch (RuntimeException fault) {
            LOG.error("User agents cannot be read: events carry no device, browser or system", fault);
            return userAgent -> Agent.UNKNOWN;
        }
    }

    /** What the user agent says, once the rules are loaded. */
    CompletableFuture<Agent> of(String userAgent) {
        if (userAgent.isBlank() || HttpLibraries.wrote(userAgent)) {
            return CompletableFuture.completedFuture(Agent.UNKNOWN);
        }
        var text = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        var known = kept.getIfPresent(text);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : analysis.thenApply(reading -> kept.get(text, reading));
    }

    /** Whether the user agent says it is a robot; no while the rules still load, for whoever must not wait. */
    public boolean isKnownRobot(String userAgent) {
        var agent = of(userAgent);
        return agent.isDone() && agent.join().bot();
    }

    private static Function<String, Agent> yauaa() {
        var analyzer = UserAgentAnalyzerDirect.newBuilder()
                .withFields(
                        UserAgent.DEVICE_CLASS,
                        UserAgent.AGENT_NAME,
                        UserAgent.AGENT_CLASS,
                        UserAgent.OPERATING_SYSTEM_NAME)
                .hideMatcherLoadStats()
                .dropTests()
                .immediateInitialization()
                .build();
        return text -> read(analyzer, text);
    }

    private static Agent read(UserAgentAnalyzerDirect analyzer, String text) {
        try {
            return agent(analyzer.parse(text));
        } catch (RuntimeException fault) {
            LOG.warn("A user agent of {} characters could not be read", text.length(), fault);
            return Agent.UNKNOWN;
        }
    }

    private static Agent agent(UserAgent parsed) {
        var device = parsed.getValue(UserAgent.DEVICE_CLASS);
        var bot = ROBOTS.contains(device) || ROBOTS.contains(parsed.getValue(UserAgent.AGENT_CLASS));
        return new Agent(
                known(device),
                known(parsed.getValue(UserAgent.AGENT_NAME)),
                known(parsed.getValue(UserAgent.OPERATING_SYSTEM_NAME)),
                bot);
    }

    private static String known(String value) {
        return NOT_KNOWN.contains(value) ? "" : value;
    }
}
