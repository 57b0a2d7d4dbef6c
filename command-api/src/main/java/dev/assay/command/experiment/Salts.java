package dev.assay.command.experiment;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Fresh salts: what makes one experiment's buckets independent of another's. */
public final class Salts {
    private final RandomGenerator random;

    public Salts(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
