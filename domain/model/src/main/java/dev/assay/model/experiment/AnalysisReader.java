package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Names;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads how an experiment is judged from its JSON form; what is left out is as by default. */
final class AnalysisReader {
    private static final Set<String> FIELDS = Set.of(
            "confidence",
            "method",
            "sequential",
            "correction",
            "covariate",
            "stratify_by",
            "minimum_detectable_effect",
            "planned_users",
            "minimum_days",
            "prior",
            "loss_threshold",
            "factors");

    private static final int WORD = 40;
    private static final int NAME = 100;
    static final int MOST_FACTORS = 4;

    private AnalysisReader() {}

    static Analysis read(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(FIELDS);
        var usual = Analysis.DEFAULT;
        return new Analysis(
                decimal(fields, "confidence", usual.confidence()),
                fields.optional("method", WORD, Names.of(Analysis.Method.class)).orElse(usual.method()),
                fields.optional("sequential", WORD, Names.of(Analysis.Sequential.class))
                        .orElse(usual.sequential()),
                fields.optional("correction", WORD, Names.of(Analysis.Correction.class))
                        .orElse(usual.correction()),
                fields.optional("covariate", WORD, Names.of(Analysis.Covariate.class))
                        .orElse(usual.covariate()),
                fields.optionalText("stratify_by", WORD),
                decimal(fields, "minimum_detectable_effect", usual.minimumDetectableEffect()),
                fields.number("planned_users")
                        .map(users -> OptionalLong.of(whole(fields, "planned_users", users.doubleValue())))
                        .orElse(usual.plannedUsers()),
                (int) whole(fields, "minimum_days", decimal(fields, "minimum_days", usual.minimumDays())),
                fields.node("prior")
                        .map(prior -> prior(prior, fields.at("prior"), faults))
                        .orElse(usual.prior()),
                decimal(fields, "loss_threshold", usual.lossThreshold()),
                fields.list("factors", MOST_FACTORS, (factor, at) -> factor(factor, at, faults)));
    }

    private static Analysis.Factor factor(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("name", "high"));
        return new Analysis.Factor(
                fields.requiredText("name", NAME),
                fields.texts("high", VariantRules.MAX_VARIANTS, NAME, VariantId::new));
    }

    private static Analysis.Prior prior(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("mean", "sd"));
        return new Analysis.Prior(
                decimal(fields, "mean", Analysis.Prior.WIDE.mean()), decimal(fields, "sd", Analysis.Prior.WIDE.sd()));
    }

    private static double decimal(Fields fields, String name, double otherwise) {
        return fields.number(name).map(Number::doubleValue).orElse(otherwise);
    }

    private static long whole(Fields fields, String name, double number) {
        if (number != Math.rint(number)) {
            fields.fault(name, "must be a whole number");
        }
        return (long) number;
    }
}
