package dev.assay.fold;

/**
 * A metric version whose events are kept whether or not an experiment is measured by it yet: what users did before their
 * exposure is only known later to have been before it.
 *
 * @param from the first lifecycle position whose events are judged by this version
 * @param until the first one whose events are not any more
 */
public record Standing(TrackedMetric metric, long from, long until) {
    boolean covers(long position) {
        return position >= from && position < until;
    }
}
