package dev.assay.rules;

import java.util.*;

public final class ConditionCheck {
    public record Problem(String pointer, String detail) {}

    public static List<Problem> problems(Condition c) {
        return List.of();
    }
}
