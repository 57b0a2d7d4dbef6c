package dev.assay.model.experiment;

/**
 * How the experiment is judged.
 *
 * @param confidence of every interval, between 0.5 and 1 exclusive
 */
public record Analysis(double confidence) {
    public static final Analysis DEFAULT = new Analysis(0.95);
}
