package dev.assay.assignment.configuration;

import dev.assay.model.access.Callers;
import java.util.Optional;

/** Finds callers among the keys in force. A key is looked up by its hash, so how long that takes tells nothing of it. */
public final class ConfiguredCallers implements Callers {
    /** Far longer than any key: what is longer is not hashed, so that nobody makes the server work by sending it. */
    private static final int LONGEST = 200;

    private final LiveConfiguration configuration;

    public ConfiguredCallers(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Optional<KeyHolder> holderOf(String presentedKey) {
        return presentedKey.length() > LONGEST
                ? Optional.empty()
                : configuration.current().holderOf(KeyHash.ofKey(presentedKey));
    }
}
