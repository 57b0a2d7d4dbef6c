package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the experiment is judged.
 *
 * @param confidence of every interval, between 0.5 and 1 exclusive
 * @param method whose answer decides
 * @param sequential what keeps the error rate when results are looked at before the end
 * @param correction across the treatments of the metric that judges
 * @param covariate whether what users did before their first exposure reduces the variance
 * @param stratifyBy the dimension results are post-stratified by
 * @param minimumDetectableEffect the relative effect the experiment is planned for, as a fraction
 * @param plannedUsers in all variants together; empty to plan for the minimum detectable effect
 * @param minimumDays before which nothing is shipped
 * @param prior of the relative effect, for the Bayesian reading
 * @param lossThreshold the expected relative loss at which a variant may be shipped, for the Bayesian reading
 * @param factors what the variants of a full factorial combine, each at two levels; empty where they are alternatives
 */
public record Analysis(
        double confidence,
        Method method,
        Sequential sequential,
        Correction correction,
        Covariate covariate,
        Optional<String> stratifyBy,
        double minimumDetectableEffect,
        OptionalLong plannedUsers,
        int minimumDays,
        Prior prior,
        double lossThreshold,
        List<Factor> factors) {
    public Analysis {
        factors = List.copyOf(factors);
    }

    public static final Analysis DEFAULT = new Analysis(
            0.95,
            Method.FREQUENTIST,
            Sequential.NONE,
            Correction.HOLM,
            Covariate.PRE_EXPOSURE,
            Optional.empty(),
            0.05,
            OptionalLong.empty(),
            7,
            Prior.WIDE,
            0.001,
            List.of());

    /** The same of variants that combine these factors. */
    Analysis of(List<Factor> next) {
        return new Analysis(
                confidence,
                method,
                sequential,
                correction,
                covariate,
                stratifyBy,
                minimumDetectableEffect,
                plannedUsers,
                minimumDays,
                prior,
                lossThreshold,
                next);
    }

    /** Whose answer decides; the others are shown beside it. */
    public enum Method {
        @JsonProperty("frequentist")
        FREQUENTIST,
        @JsonProperty("bayesian")
        BAYESIAN
    }

    /** How many looks are paid for. */
    public enum Sequential {
        /** One look, at the end. */
        @JsonProperty("none")
        NONE,
        /** A look a day, most of the error kept for the end. */
        @JsonProperty("obrien_fleming")
        OBRIEN_FLEMING,
        /** A look a day, the error spread evenly. */
        @JsonProperty("pocock")
        POCOCK,
        /** Any number of looks, by the mixture sequential probability ratio test. */
        @JsonProperty("always_valid")
        ALWAYS_VALID,
        /** Any number of looks, by an asymptotic confidence sequence. */
        @JsonProperty("confidence_sequence")
        CONFIDENCE_SEQUENCE
    }

    public enum Correction {
        @JsonProperty("none")
        NONE,
        @JsonProperty("bonferroni")
        BONFERRONI,
        @JsonProperty("sidak")
        SIDAK,
        @JsonProperty("holm")
        HOLM,
        @JsonProperty("hochberg")
        HOCHBERG,
        @JsonProperty("benjamini_hochberg")
        BENJAMINI_HOCHBERG,
        @JsonProperty("benjamini_yekutieli")
        BENJAMINI_YEKUTIELI,
        @JsonProperty("dunnett")
        DUNNETT
    }

    public enum Covariate {
        @JsonProperty("none")
        NONE,
        /** Where the metric keeps what users did before. */
        @JsonProperty("pre_exposure")
        PRE_EXPOSURE
    }

    /**
     * Something that is varied by itself.
     *
     * @param high the variants that have it; the others do not
     */
    public record Factor(String name, List<VariantId> high) {
        public Factor {
            high = List.copyOf(high);
        }
    }

    /** A normal distribution of the relative effect. */
    public record Prior(double mean, double sd) {
        public static final Prior WIDE = new Prior(0, 0.3);
    }
}
