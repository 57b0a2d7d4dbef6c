package dev.assay.assignment.configuration;

import dev.assay.model.access.Callers;
import io.github.bucket4j.TimeMeter;
import java.util.Optional;

/** Finds callers among the keys in force. A key is looked up by its hash, so how long that takes tells nothing of it. */
public final class ConfiguredCallers implements Callers {
    /** Far longer than any key: what is longer is not hashed, so that nobody makes the server work by sending it. */
    private static final int LONGEST = 200;

    private final LiveConfiguration configuration;
    private final RateLimits limits;

    public ConfiguredCallers(LiveConfiguration configuration) {
        this(configuration, TimeMeter.SYSTEM_NANOTIME);
    }

    ConfiguredCallers(LiveConfiguration configuration, TimeMeter time) {
        this.configuration = configuration;
        this.limits = new RateLimits(time);
    }

    @Override
    public long nanosToWait(KeyHolder holder) {
        return limits.nanosToWait(holder);
    }

    @Override
    public Optional<KeyHolder> holderOf(String presentedKey) {
        return presentedKey.length() > LONGEST
                ? Optional.empty()
                : configuration.current().holderOf(KeyHash.ofKey(presentedKey));
    }
}
