package dev.assay.bench;

import dev.assay.rules.Allocation;
import dev.assay.rules.Attributes;
import dev.assay.rules.Bucketing;
import dev.assay.rules.Condition;
import dev.assay.rules.Evaluation;
import dev.assay.rules.ExperimentPlan;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.ForcedVariants;
import dev.assay.rules.Operator;
import dev.assay.rules.SaltedBuckets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One experiment with one targeting rule, decided for user after user; beside the hash of salt and user alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Evaluating {
    private static final int USERS = 4_096;
    private static final String SALT = "fsu5CMpdezXEHxH1";

    private final String[] users = new String[USERS];
    private final Attributes attributes = Attributes.of(Map.of("country", "DE", "platform", "web"));
    private final ExperimentRules rules = ExperimentRules.of(new ExperimentPlan(
            true,
            SALT,
            Bucketing.BUCKETS,
            Allocation.of(halves()),
            "control",
            List.of(new Condition.Comparison("country", Operator.IN, List.of("DE", "AT", "CH"))),
            List.of(),
            ForcedVariants.NONE));
    private final SaltedBuckets buckets = new SaltedBuckets(SALT);
    private int next;

    public Evaluating() {
        for (int i = 0; i < USERS; i++) {
            users[i] = "user-" + (1_000_000 + i * 7);
        }
    }

    private static LinkedHashMap<String, Integer> halves() {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("control", 5_000);
        weights.put("treatment", 5_000);
        return weights;
    }

    @Benchmark
    public Evaluation evaluate() {
        return rules.evaluate(user(), attributes);
    }

    @Benchmark
    public int bareHash() {
        return buckets.bucketOf(user());
    }

    private String user() {
        return users[next++ & USERS - 1];
    }
}
