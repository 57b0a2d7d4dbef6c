package dev.assay.analytics.proposals;

import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposal.Evidence;
import dev.assay.model.experiment.AllocationProposer;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.metric.MetricKind;
import java.util.Locale;

/** Proposes from the results as they are: under the metric that judges, of all users who saw one variant. */
public final class EvidenceProposer implements AllocationProposer {
    private final ResultsReader results;

    public EvidenceProposer(ResultsReader results) {
        this.results = results;
    }

    @Override
    public AllocationProposal propose(ExperimentKey experiment, AllocationProposal.Settings settings) {
        var evidence = evidence(results.read(experiment, Question.PLAIN));
        return new AllocationProposal(settings, evidence, Shares.of(settings, evidence));
    }

    private static Evidence evidence(ResultsDocument document) {
        var metric = document.metric();
        if (metric.kind() == MetricKind.RATIO || metric.kind() == MetricKind.QUANTILE) {
            throw new Rejected(new Rejection.Conflict("The experiment is judged by a "
                    + metric.kind().name().toLowerCase(Locale.ROOT)
                    + ": a bandit needs a reward a user, such as a conversion or a mean."));
        }
        return new Evidence(
                metric.id(),
                metric.version(),
                metric.direction(),
                metric.kind().isRate(),
                document.generation(),
                document.position(),
                document.asOf(),
                document.variants().stream()
                        .map(variant -> new AllocationProposal.Arm(
                                variant.variantId(),
                                variant.exposures(),
                                variant.conversions(),
                                variant.mean(),
                                variant.variance()))
                        .toList());
    }
}
