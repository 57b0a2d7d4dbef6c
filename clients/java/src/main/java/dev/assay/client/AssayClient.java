package dev.assay.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Decides about flags and experiments in the application itself, and sends back what users saw and did.
 *
 * <pre>{@code
 * try (var assay = AssayClient.start(Options.of(URI.create("https://assay.example.com"), key))) {
 *     if (assay.isOn("new-checkout", Context.of(userId, "country", "DE"), false)) { … }
 * }
 * }</pre>
 *
 * <p>No method waits for the server or throws because of it: until a configuration is known, and for flags there are not,
 * callers get their own default. To be shared by all threads.
 */
public final class AssayClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AssayClient.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Beyond this many, exposures already sent are sent again: they count once all the same. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Options options;
    private final ServerClock clock;
    private final Follower follower;
    private final EventSender events;
    private final EvaluationTeller teller;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Set<Exposed> exposed = ConcurrentHashMap.newKeySet();
    private volatile Configuration configuration;

    private record Exposed(String user, String experiment, String variant) {}

    private AssayClient(Options options, Clock clock) {
        this.options = options;
        this.clock = new ServerClock(clock);
        this.configuration = known(options);
        var http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        var random = RandomGenerator.getDefault();
        this.follower = new Follower(http, options, configuration, random, this.clock, this::accept, ready::countDown);
        this.events = new EventSender(http, options, random, this.clock);
        this.teller = new EvaluationTeller(http, options, () -> configuration.served());
    }

    /** Starts with what is known from before, and follows the server from now on. Does not wait for it. */
    public static AssayClient start(Options options) {
        return start(options, Clock.systemUTC());
    }

    /** @param clock says when events happen */
    public static AssayClient start(Options options, Clock clock) {
        var client = new AssayClient(options, clock);
        client.follower.start();
        client.events.start();
        client.teller.start();
        return client;
    }

    /** Waits until the server's own configuration is here; false when it does not come in time. */
    public boolean awaitReady(Duration patience) {
        try {
            return ready.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Which configuration is in force; {@code ""} while none is known. */
    public String revision() {
        return configuration.revision();
    }

    /** A boolean flag. */
    public boolean isOn(String flag, Context user, boolean otherwise) {
        return booleanDetails(flag, user, otherwise).value();
    }

    public String text(String flag, Context user, String otherwise) {
        return textDetails(flag, user, otherwise).value();
    }

    public double number(String flag, Context user, double otherwise) {
        return numberDetails(flag, user, otherwise).value();
    }

    /** A JSON flag: a map or a list of texts, {@link Long}s, {@link Double}s, booleans, nulls, maps and lists. */
    public Object json(String flag, Context user, Object otherwise) {
        return jsonDetails(flag, user, otherwise).value();
    }

    public FlagDetails<Boolean> booleanDetails(String flag, Context user, boolean otherwise) {
        return details(flag, user, otherwise, Boolean.class);
    }

    public FlagDetails<String> textDetails(String flag, Context user, String otherwise) {
        return details(flag, user, otherwise, String.class);
    }

    public FlagDetails<Double> numberDetails(String flag, Context user, double otherwise) {
        var found = details(flag, user, (Number) otherwise, Number.class);
        return new FlagDetails<>(
                found.value().doubleValue(),
                found.variant(),
                found.reason(),
                found.error(),
                found.rule(),
                found.experiment());
    }

    public FlagDetails<Object> jsonDetails(String flag, Context user, Object otherwise) {
        var present = configuration.flag(flag);
        if (present != null && !present.type().equals("json")) {
            return FlagDetails.failed(otherwise, "TYPE_MISMATCH");
        }
        return details(flag, user, otherwise, Object.class);
    }

    private <T> FlagDetails<T> details(String id, Context user, T otherwise, Class<? extends T> type) {
        try {
            var now = configuration;
            var flag = now.flag(id);
            if (flag == null) {
                return FlagDetails.failed(
                        otherwise, now == Configuration.NONE ? "PROVIDER_NOT_READY" : "FLAG_NOT_FOUND");
            }
            var asked = new Asked(now, user);
            var evaluation = flag.rules().evaluate(user.userId(), asked, asked);
            var value = flag.values().get(evaluation.variation());
            if (!type.isInstance(value)) {
                return FlagDetails.failed(otherwise, "TYPE_MISMATCH");
            }
            flag.count(evaluation.variation());
            var experiment = evaluation.experiment();
            var variation = flag.rules().variations().get(evaluation.variation());
            if (experiment != null) {
                expose(user, experiment, variation);
            }
            return new FlagDetails<>(
                    type.cast(value),
                    variation,
                    evaluation.reason().openFeature(),
                    null,
                    evaluation.rule(),
                    experiment);
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "Flag " + id + " could not be evaluated", fault);
            return FlagDetails.failed(otherwise, "GENERAL");
        }
    }

    /** A user's variant of an experiment; who takes part counts as having been shown it. */
    public Assignment assign(String experimentId, Context user) {
        return assign(experimentId, user, true);
    }

    /** @param expose whether the user is shown the variant now */
    public Assignment assign(String experimentId, Context user, boolean expose) {
        var now = configuration;
        var experiment = now.experiment(experimentId);
        if (experiment == null) {
            return new Assignment(experimentId, null, null, "UNKNOWN_EXPERIMENT", false);
        }
        var evaluation = new Asked(now, user).in(experiment);
        var variant = experiment.variants().get(evaluation.variant());
        if (expose && evaluation.inExperiment()) {
            expose(user, experimentId, variant.id());
        }
        return new Assignment(
                experimentId,
                variant.id(),
                variant.config(),
                evaluation.reason().name(),
                evaluation.inExperiment());
    }

    /** Something a user did, such as a purchase with its revenue. */
    public void track(Context user, String eventName, Map<String, ?> properties) {
        try {
            events.offer(TrackedEvent.custom(nextId(), clock.now(), user, eventName, properties));
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "Event " + eventName + " could not be taken", fault);
        }
    }

    private void expose(Context user, String experiment, String variant) {
        if (!exposed.add(new Exposed(user.userId(), experiment, variant))) {
            return;
        }
        if (exposed.size() > MOST_REMEMBERED) {
            exposed.clear();
        }
        for (var listener : options.listeners()) {
            try {
                listener.exposed(user, experiment, variant);
            } catch (RuntimeException fault) {
                LOG.log(System.Logger.Level.WARNING, "A listener failed", fault);
            }
        }
        events.offer(TrackedEvent.exposure(nextId(), clock.now(), user, experiment, variant));
    }

    private static String nextId() {
        return UUID.randomUUID().toString();
    }

    /** Sends all events that wait; false when that does not succeed in time. */
    public boolean flush(Duration patience) {
        teller.tell();
        return events.flush(patience);
    }

    public ClientStatistics statistics() {
        return events.statistics();
    }

    private void accept(Configuration next) {
        configuration = next;
        ready.countDown();
        options.cache().ifPresent(file -> keep(file, next));
    }

    /** Written beside and moved into place: whoever reads it finds the old one or the new one. */
    private static void keep(Path file, Configuration next) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, TrackedEvent.json(next.source()));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "The configuration cannot be kept in " + file, fault);
        }
    }

    /** The last one known, or the one shipped with the application. */
    private static Configuration known(Options options) {
        return options.cache()
                .flatMap(AssayClient::read)
                .or(() -> options.bootstrap().flatMap(AssayClient::read))
                .orElse(Configuration.NONE);
    }

    private static Optional<Configuration> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Configuration.read(Files.readString(file)));
        } catch (IOException | RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "No configuration can be read from " + file, fault);
            return Optional.empty();
        }
    }

    /** Sends what waits, as far as that is possible in two seconds, and follows no longer. */
    @Override
    public void close() {
        follower.close();
        teller.close();
        events.close();
    }
}
