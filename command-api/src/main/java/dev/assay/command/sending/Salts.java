package dev.assay.command.sending;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Fresh salts: what makes the buckets of one experiment or flag independent of all others. */
public final class Salts {
    private final RandomGenerator random;

    public Salts(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
