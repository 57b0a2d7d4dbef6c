package dev.assay.model.company;

/**
 * How often a key may call, on each node.
 *
 * @param requestsPerSecond in the long run
 * @param burst at once, after a pause
 */
public record RateLimit(long requestsPerSecond, long burst) {
    private static final long MOST = 1_000_000;

    public RateLimit {
        if (requestsPerSecond < 1 || requestsPerSecond > MOST) {
            throw new IllegalArgumentException("must be from 1 to " + MOST);
        }
        if (burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("must be from 1 to " + MOST);
        }
    }
}
