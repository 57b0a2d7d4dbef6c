package dev.assay.assignment.exposure;

/** Takes the exposures that assigning makes, to be stored behind the answer's back. */
@FunctionalInterface
public interface ExposureSink {
    /** Takes an exposure, or drops it and counts that. Never blocks. */
    void exposed(Exposure exposure);
}
