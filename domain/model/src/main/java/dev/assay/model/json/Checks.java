package dev.assay.model.json;

import dev.assay.rules.Condition;
import dev.assay.rules.ConditionCheck;
import dev.assay.rules.Operator;
import java.util.HashSet;
import java.util.List;

/** What more than one kind of definition has to obey; each fault is named by the JSON pointer of its field. */
public final class Checks {
    private static final int MOST_TAGS = 20;

    private Checks() {}

    public static void tags(String pointer, List<String> tags, Faults faults) {
        if (tags.size() > MOST_TAGS) {
            faults.add(pointer, "must be at most " + MOST_TAGS + ", not " + tags.size());
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).isBlank()) {
                faults.add(pointer + "/" + i, "must not be blank");
            } else if (!seen.add(tags.get(i))) {
                faults.add(pointer + "/" + i, "is there already");
            }
        }
    }

    /** Whether a condition depends on a segment. */
    public static boolean asksForSegment(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().anyMatch(Checks::asksForSegment);
            case Condition.Any(var parts) -> parts.stream().anyMatch(Checks::asksForSegment);
            case Condition.Not(var part) -> asksForSegment(part);
            case Condition.Comparison comparison -> comparison.operator() == Operator.IN_SEGMENT;
        };
    }

    public static void conditions(String pointer, List<Condition> conditions, Faults faults) {
        for (int i = 0; i < conditions.size(); i++) {
            for (var problem : ConditionCheck.problems(conditions.get(i))) {
                faults.add(pointer + "/" + i + problem.pointer(), problem.detail());
            }
        }
    }
}
