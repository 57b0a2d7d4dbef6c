package dev.assay.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds what is wrong with a condition when it is written, so that nothing can be wrong when it is evaluated. */
public final class ConditionCheck {
    private static final int DEEPEST = 10;
    private static final int MOST = 500;
    private static final int LONGEST_DIMENSION = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LARGEST_PATTERN = 2_000;
    private static final int MOST_PATTERNS = 20;

    private final List<Problem> problems = new ArrayList<>();

    private ConditionCheck() {}

    /** One fault; the JSON pointer starts at the condition, such as {@code /all/0/values/1}. */
    public record Problem(String pointer, String detail) {}

    public static List<Problem> problems(Condition condition) {
        var check = new ConditionCheck();
        check.check(condition, "", 1);
        return List.copyOf(check.problems);
    }

    private void check(Condition condition, String at, int depth) {
        if (depth > DEEPEST) {
            add(at, "conditions nest at most " + DEEPEST + " deep");
            return;
        }
        switch (condition) {
            case Condition.All(var parts) -> checkParts(parts, at + "/all", depth);
            case Condition.Any(var parts) -> checkParts(parts, at + "/any", depth);
            case Condition.Not(var part) -> check(part, at + "/not", depth + 1);
            case Condition.Comparison comparison -> checkComparison(comparison, at);
        }
    }

    private void checkParts(List<Condition> parts, String at, int depth) {
        if (parts.size() > MOST) {
            add(at, "must have at most " + MOST + " parts, not " + parts.size());
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            check(parts.get(i), at + "/" + i, depth + 1);
        }
    }

    private void checkComparison(Condition.Comparison comparison, String at) {
        var dimension = comparison.dimension();
        if (dimension.isBlank() || dimension.length() > LONGEST_DIMENSION) {
            add(at + "/dimension", "must be 1 to " + LONGEST_DIMENSION + " characters long");
        }
        var values = comparison.values();
        var where = at + "/values";
        switch (comparison.operator()) {
            case EXISTS, NOT_EXISTS -> checkCount(values, 0, 0, where);
            case EQUALS, NOT_EQUALS -> checkEach(values, 1, 1, where, ConditionCheck::scalar);
            case IN, NOT_IN -> checkEach(values, 1, MOST, where, ConditionCheck::scalar);
            case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL ->
                checkEach(values, 1, 1, where, ConditionCheck::number);
            case BETWEEN -> checkBetween(values, where);
            case CONTAINS -> checkEach(values, 1, MOST, where, v -> v instanceof String ? text(v) : scalar(v));
            case STARTS_WITH, ENDS_WITH, IN_SEGMENT -> checkEach(values, 1, MOST, where, ConditionCheck::text);
            case MATCHES -> checkEach(values, 1, MOST_PATTERNS, where, ConditionCheck::pattern);
            case SEMVER_EQUALS, SEMVER_GREATER_THAN, SEMVER_GREATER_OR_EQUAL, SEMVER_LESS_THAN, SEMVER_LESS_OR_EQUAL ->
                checkEach(values, 1, 1, where, ConditionCheck::version);
            case BEFORE, AFTER -> checkEach(values, 1, 1, where, ConditionCheck::instant);
            case IN_CIDR -> checkEach(values, 1, MOST, where, ConditionCheck::addresses);
        }
    }

    private void checkBetween(List<Object> values, String at) {
        int before = problems.size();
        checkEach(values, 2, 2, at, ConditionCheck::number);
        if (problems.size() == before && Numbers.compare((Number) values.get(0), (Number) values.get(1)) > 0) {
            add(at, "the first number must not be greater than the second");
        }
    }

    /** Notes what is wrong with each value: the check gives {@code ""} for a good one. */
    private void checkEach(List<Object> values, int least, int most, String at, Function<Object, String> check) {
        checkCount(values, least, most, at);
        for (int i = 0; i < Math.min(values.size(), MOST); i++) {
            var fault = check.apply(values.get(i));
            if (!fault.isEmpty()) {
                add(at + "/" + i, fault);
            }
        }
    }

    private void checkCount(List<Object> values, int least, int most, String at) {
        int count = values.size();
        if (count < least || count > most) {
            var range = least == most ? "exactly " + least : least + " to " + most;
            add(at, "must have " + range + (most == 1 ? " value" : " values") + ", not " + count);
        }
    }

    private void add(String pointer, String detail) {
        problems.add(new Problem(pointer, detail));
    }

    private static String scalar(Object value) {
        return switch (value) {
            case String text -> text.length() <= LONGEST_TEXT ? "" : tooLong();
            case Boolean _ -> "";
            case Number _ -> number(value);
            default -> "must be text, a number, true or false";
        };
    }

    private static String number(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? "" : "must be a number";
    }

    private static String text(Object value) {
        return value instanceof String text && !text.isEmpty()
                ? text.length() <= LONGEST_TEXT ? "" : tooLong()
                : "must be text that is not empty";
    }

    private static String pattern(Object value) {
        var fault = text(value);
        if (!fault.isEmpty()) {
            return fault;
        }
        var pattern = (String) value;
        if (PatternSize.of(pattern) > LARGEST_PATTERN) {
            return "repeats too much: write fewer or smaller counted repetitions";
        }
        try {
            Pattern.compile(pattern);
            return "";
        } catch (PatternSyntaxException e) {
            return "must be an RE2 pattern: " + e.getDescription();
        }
    }

    private static String version(Object value) {
        return parses(
                value, text -> Version.parse(text).isPresent(), "must be a semantic version such as 2.10.0-beta.1");
    }

    private static String instant(Object value) {
        return parses(
                value,
                text -> Instants.parse(text).isPresent(),
                "must be an ISO 8601 instant such as 2026-01-31T09:00:00Z");
    }

    private static String addresses(Object value) {
        return parses(
                value,
                text -> AddressBlock.parse(text).isPresent(),
                "must be an address or a block such as 10.0.0.0/8 or 2001:db8::/32");
    }

    private static String parses(Object value, Predicate<String> parses, String otherwise) {
        return value instanceof String text && parses.test(text) ? "" : otherwise;
    }

    private static String tooLong() {
        return "must be at most " + LONGEST_TEXT + " characters long";
    }
}
