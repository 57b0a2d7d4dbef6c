package dev.assay.statistics.vectors;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs every reference case of every file in the folder {@code -Dassay.vectors} names, to the tolerance its file states; without
 * the property, in ../shared/vectors/statistics beside the repository. A method without an answer here is a failure.
 */
class VectorsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What the engine answers to a case's inputs, under the names of the case's expected fields. */
    interface Method {
        Map<String, ?> answer(JsonNode inputs);
    }

    private static final Map<String, Method> METHODS = new TreeMap<>(Map.ofEntries(
            Map.entry("two_proportion_z", ComparisonAnswers::twoProportions),
            Map.entry("chi_square", ComparisonAnswers::chiSquare),
            Map.entry("fisher_exact", ComparisonAnswers::fisher),
            Map.entry("welch_t", ComparisonAnswers::welch),
            Map.entry("relative_lift", ComparisonAnswers::relativeLift),
            Map.entry("fieller", ComparisonAnswers::fieller),
            Map.entry("non_inferiority", ComparisonAnswers::nonInferiority),
            Map.entry("multiple_testing", OtherAnswers::multipleTesting),
            Map.entry("srm", OtherAnswers::sampleRatio),
            Map.entry("moments_merge", OtherAnswers::momentsMerge),
            Map.entry("aa_band", OtherAnswers::aaBand),
            Map.entry("ks_uniform", OtherAnswers::ksUniform),
            Map.entry("sample_size_proportion", PlanningAnswers::proportion),
            Map.entry("sample_size_mean", PlanningAnswers::mean),
            Map.entry("power_curve", PlanningAnswers::power),
            Map.entry("mde", PlanningAnswers::detectableEffect),
            Map.entry("runtime", PlanningAnswers::runTime),
            Map.entry("msprt", SequentialAnswers::mixture),
            Map.entry("asymptotic_cs", SequentialAnswers::asymptotic),
            Map.entry("group_sequential", SequentialAnswers::groupSequential),
            Map.entry("classical_constants", SequentialAnswers::classicalConstants),
            Map.entry("beta_binomial", BayesianAnswers::betaBinomial),
            Map.entry("normal_normal", BayesianAnswers::normalNormal),
            Map.entry("thompson", BayesianAnswers::thompson),
            Map.entry("ucb1", BayesianAnswers::pulls),
            Map.entry("dunnett", BayesianAnswers::dunnett),
            Map.entry("ratio_metric", CovariateAnswers::ratio),
            Map.entry("cuped", CovariateAnswers::cuped),
            Map.entry("post_stratification", CovariateAnswers::postStratification),
            Map.entry("quantile", QuantileAnswers::quantile),
            Map.entry("winsorize", QuantileAnswers::winsorize),
            Map.entry("exact_sum", QuantileAnswers::exactSum),
            Map.entry("heterogeneity", DesignAnswers::heterogeneity),
            Map.entry("trend", DesignAnswers::trend),
            Map.entry("interaction_2x2", DesignAnswers::interaction),
            Map.entry("stratified_periods", DesignAnswers::stratifiedPeriods)));

    @TestFactory
    List<DynamicNode> every_reference_case_is_met() throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            // A test of its own, since a factory that gives up is not counted as skipped.
            return List.of(DynamicTest.dynamicTest(
                    "reference cases",
                    () -> abort("skipped: no reference cases at " + folder + " (-Dassay.vectors=DIR says where)")));
        }
        return containers(folder);
    }

    /** What is hard numerically and not among the shared cases; made by {@code generate.py} beside them. */
    @TestFactory
    List<DynamicNode> every_case_of_our_own_is_met() throws IOException {
        return containers(Path.of("src", "test", "resources", "cases"));
    }

    private static List<DynamicNode> containers(Path folder) throws IOException {
        List<DynamicNode> containers = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                JsonNode vectors = JSON.readTree(Files.readString(file));
                if (vectors.has("cases")) {
                    containers.add(
                            DynamicContainer.dynamicContainer(file.getFileName().toString(), cases(vectors)));
                }
            }
        }
        return containers;
    }

    /** Maven names it; without Maven the repository's root is the folder above that has .mvn. */
    private static Path folder() {
        String named = System.getProperty("assay.vectors", "");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(".mvn")) && root.getParent() != null) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("vectors").resolve("statistics");
    }

    private static List<DynamicTest> cases(JsonNode vectors) {
        String name = vectors.get("method").asString();
        Method method = METHODS.get(name);
        if (method == null) {
            return List.of(DynamicTest.dynamicTest(name, () -> fail("the engine has no answer for " + name)));
        }
        Agreement agreement = new Agreement(
                vectors.get("tolerance_relative").asDouble(),
                vectors.get("tolerance_absolute").asDouble());
        return vectors.get("cases")
                .valueStream()
                .map(each -> DynamicTest.dynamicTest(
                        each.get("id").asString() + " " + each.get("title").asString(),
                        () -> agreement.check(each.get("expected"), method.answer(each.get("inputs")))))
                .toList();
    }
}
