package dev.assay.rules;

/**
 * Which variant a unit gets, and why.
 *
 * @param variant the index among the allocation's shares
 */
public record Evaluation(int variant, Reason reason) {
    private static final int PREPARED = 32;
    private static final Evaluation[][] ALL = prepare();

    /** The evaluation, mostly one made long before: deciding allocates nothing. */
    static Evaluation of(int variant, Reason reason) {
        return variant < PREPARED ? ALL[reason.ordinal()][variant] : new Evaluation(variant, reason);
    }

    /** Whether the unit takes part in the experiment. */
    public boolean inExperiment() {
        return reason.isInExperiment();
    }

    private static Evaluation[][] prepare() {
        var reasons = Reason.values();
        var all = new Evaluation[reasons.length][PREPARED];
        for (var reason : reasons) {
            for (int variant = 0; variant < PREPARED; variant++) {
                all[reason.ordinal()][variant] = new Evaluation(variant, reason);
            }
        }
        return all;
    }
}
