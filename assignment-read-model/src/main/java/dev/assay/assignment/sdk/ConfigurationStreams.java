package dev.assay.assignment.sdk;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.configuration.SdkConfiguration;
import dev.assay.http.EventStream;
import dev.assay.http.Exchange;
import dev.assay.http.Problem;
import dev.assay.http.ProblemType;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReferences;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every connected client of every change. A client that is slow is sent, when it is ready again, what leads from what
 * it last had to what is served by then: nothing piles up for it, and it misses nothing.
 */
public final class ConfigurationStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationStreams.class);
    private static final int MOST = 20_000;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** A promotion of another generation makes no event of its own here: it is seen at the latest by then. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LiveConfiguration configuration;
    private final UserReferences users;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(0);
    private final Thread pump =
            Thread.ofPlatform().name("configuration-streams").daemon().unstarted(this::pump);
    private volatile boolean closed;

    /** How one kind of client is told. */
    interface Feed {
        /** What a client hears first that had {@code last}, {@code ""} when it had nothing. */
        byte[] opening(SdkConfiguration now, String last);

        /** What leads from one configuration to the next. */
        byte[] change(SdkConfiguration before, SdkConfiguration now);
    }

    public ConfigurationStreams(LiveConfiguration configuration, UserReferences users) {
        this.configuration = configuration;
        this.users = users;
        configuration.onChange(changes::release);
        pump.start();
    }

    /** How many clients are connected. */
    public int connected() {
        return subscribers.size();
    }

    void open(Exchange exchange, Feed feed) {
        if (closed || subscribers.size() >= MOST) {
            exchange.refuse(Problem.of(
                    ProblemType.UNAVAILABLE, "This node has as many streams open as it can serve; try again shortly"));
            return;
        }
        var last = exchange.request().getHeaders().get("Last-Event-ID");
        var scope = exchange.caller().scope();
        var now = now(scope);
        exchange.answerHeaders()
                .put(
                        "Assay-Position",
                        configuration.current().of(scope.company()).position());
        var subscriber = new Subscriber(exchange.stream(), scope, feed, now);
        subscribers.add(subscriber);
        subscriber.stream.onEnd(() -> subscribers.remove(subscriber));
        subscriber.send(feed.opening(now, last == null ? "" : last));
    }

    private SdkConfiguration now(Scope scope) {
        return configuration.current().sdk(scope, users);
    }

    private void pump() {
        long beaten = System.nanoTime();
        while (!closed) {
            try {
                var _ = changes.tryAcquire(LOOK_NANOS, TimeUnit.NANOSECONDS);
                changes.drainPermits();
                boolean beat = System.nanoTime() - beaten > HEARTBEAT_NANOS;
                tellAll(beat);
                beaten = beat ? System.nanoTime() : beaten;
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("Clients are told of the change in a moment", fault);
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void tellAll(boolean beat) {
        var round = new Round();
        for (var subscriber : subscribers) {
            subscriber.tell(round, beat);
        }
    }

    /** Most clients of an environment have the same to hear: it is written once. */
    private final class Round {
        private final Map<Scope, SdkConfiguration> current = new HashMap<>();
        private final Map<Change, byte[]> frames = new HashMap<>();

        private record Change(Feed feed, Scope scope, String from, String to) {}

        SdkConfiguration now(Scope scope) {
            return current.computeIfAbsent(scope, ConfigurationStreams.this::now);
        }

        byte[] frame(Feed feed, Scope scope, SdkConfiguration before, SdkConfiguration now) {
            return frames.computeIfAbsent(
                    new Change(feed, scope, before.revision(), now.revision()), _ -> feed.change(before, now));
        }
    }

    private final class Subscriber {
        private final EventStream stream;
        private final Scope scope;
        private final Feed feed;
        private SdkConfiguration sent;
        private boolean sending;

        Subscriber(EventStream stream, Scope scope, Feed feed, SdkConfiguration sent) {
            this.stream = stream;
            this.scope = scope;
            this.feed = feed;
            this.sent = sent;
        }

        void send(byte[] frames) {
            synchronized (this) {
                sending = true;
            }
            stream.send(frames, this::sent);
        }

        /** The client has it all; perhaps there is more by now. */
        private void sent() {
            SdkConfiguration has;
            synchronized (this) {
                sending = false;
                has = sent;
            }
            if (!now(scope).isSameAs(has)) {
                changes.release();
            }
        }

        void tell(Round round, boolean beat) {
            byte[] frames;
            synchronized (this) {
                if (sending || stream.isOver()) {
                    return;
                }
                var now = round.now(scope);
                if (!now.isSameAs(sent)) {
                    frames = round.frame(feed, scope, sent, now);
                    sent = now;
                } else if (beat) {
                    frames = EventStream.heartbeat();
                } else {
                    return;
                }
                sending = true;
            }
            stream.send(frames, this::sent);
        }
    }

    /** Says goodbye to every client, so that they turn to other nodes. */
    @Override
    public void close() {
        closed = true;
        pump.interrupt();
        subscribers.forEach(subscriber -> subscriber.stream.close());
    }
}
