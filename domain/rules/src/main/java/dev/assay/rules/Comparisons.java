package dev.assay.rules;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The meaning of every operator. */
final class Comparisons {
    /** Matching takes time in proportion to the text; beyond this a text matches nothing. */
    static final int LONGEST_MATCHED = 1_000;

    private Comparisons() {}

    static CompiledCondition compile(Condition.Comparison comparison) {
        var name = comparison.dimension();
        var values = comparison.values();
        return switch (comparison.operator()) {
            case EXISTS -> attributes -> attributes.get(name) != null;
            case NOT_EXISTS -> attributes -> attributes.get(name) == null;
            case IN_SEGMENT -> inSegment(values);
            case EQUALS -> on(name, Scalars.of(values)::has);
            case NOT_EQUALS -> {
                var scalars = Scalars.of(values);
                yield on(name, value -> scalars.isComparableWith(value) && !scalars.has(value));
            }
            case IN -> in(name, Scalars.of(values));
            case NOT_IN -> notIn(name, Scalars.of(values));
            case GREATER_THAN -> number(name, values, order -> order > 0);
            case GREATER_OR_EQUAL -> number(name, values, order -> order >= 0);
            case LESS_THAN -> number(name, values, order -> order < 0);
            case LESS_OR_EQUAL -> number(name, values, order -> order <= 0);
            case BETWEEN -> between(name, (Number) values.get(0), (Number) values.get(1));
            case CONTAINS -> contains(name, values);
            case STARTS_WITH -> text(name, values, String::startsWith);
            case ENDS_WITH -> text(name, values, String::endsWith);
            case MATCHES -> matches(name, values);
            case SEMVER_EQUALS -> version(name, values, order -> order == 0);
            case SEMVER_GREATER_THAN -> version(name, values, order -> order > 0);
            case SEMVER_GREATER_OR_EQUAL -> version(name, values, order -> order >= 0);
            case SEMVER_LESS_THAN -> version(name, values, order -> order < 0);
            case SEMVER_LESS_OR_EQUAL -> version(name, values, order -> order <= 0);
            case BEFORE -> instant(name, values, order -> order < 0);
            case AFTER -> instant(name, values, order -> order > 0);
            case IN_CIDR -> inCidr(name, values);
        };
    }

    private interface TextTest {
        boolean holds(String text, String value);
    }

    private static CompiledCondition on(String name, Predicate<Object> test) {
        return attributes -> {
            var value = attributes.get(name);
            return value != null && test.test(value);
        };
    }

    private static CompiledCondition in(String name, Scalars scalars) {
        return on(name, value -> value instanceof List<?> list ? scalars.hasAnyOf(list) : scalars.has(value));
    }

    private static CompiledCondition notIn(String name, Scalars scalars) {
        return on(
                name,
                value -> value instanceof List<?> list
                        ? !scalars.hasAnyOf(list)
                        : scalars.isComparableWith(value) && !scalars.has(value));
    }

    private static CompiledCondition number(String name, List<Object> values, IntPredicate wanted) {
        var bound = (Number) values.getFirst();
        return on(
                name,
                value -> value instanceof Number number
                        && Numbers.isNumber(number)
                        && wanted.test(Numbers.compare(number, bound)));
    }

    private static CompiledCondition between(String name, Number from, Number to) {
        return on(
                name,
                value -> value instanceof Number number
                        && Numbers.isNumber(number)
                        && Numbers.compare(number, from) >= 0
                        && Numbers.compare(number, to) <= 0);
    }

    private static CompiledCondition contains(String name, List<Object> values) {
        var scalars = Scalars.of(values);
        var inText = textTest(texts(values), String::contains);
        return on(name, value -> value instanceof List<?> list ? scalars.hasAnyOf(list) : inText.test(value));
    }

    private static CompiledCondition text(String name, List<Object> values, TextTest test) {
        return on(name, textTest(texts(values), test));
    }

    private static Predicate<Object> textTest(String[] wanted, TextTest test) {
        return value -> {
            if (value instanceof String text) {
                for (var each : wanted) {
                    if (test.holds(text, each)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static CompiledCondition matches(String name, List<Object> values) {
        var patterns =
                values.stream().map(value -> Pattern.compile((String) value)).toArray(Pattern[]::new);
        return on(name, value -> {
            if (value instanceof String text && text.length() <= LONGEST_MATCHED) {
                for (var pattern : patterns) {
                    if (pattern.matcher(text).find()) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static CompiledCondition version(String name, List<Object> values, IntPredicate wanted) {
        var bound = Version.parse((String) values.getFirst()).orElseThrow();
        return on(
                name,
                value -> value instanceof String text
                        && Version.parse(text)
                                .filter(version -> wanted.test(version.compareTo(bound)))
                                .isPresent());
    }

    private static CompiledCondition instant(String name, List<Object> values, IntPredicate wanted) {
        var bound = Instants.parse((String) values.getFirst()).orElseThrow();
        return on(
                name,
                value -> Instants.ofAttribute(value)
                        .filter(instant -> wanted.test(instant.compareTo(bound)))
                        .isPresent());
    }

    private static CompiledCondition inCidr(String name, List<Object> values) {
        var blocks = values.stream()
                .map(value -> AddressBlock.parse((String) value).orElseThrow())
                .toArray(AddressBlock[]::new);
        return on(name, value -> value instanceof String text && AddressBlock.anyContains(blocks, text));
    }

    private static CompiledCondition inSegment(List<Object> values) {
        var names = texts(values);
        return attributes -> {
            for (var segment : names) {
                if (attributes.isIn(segment)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static String[] texts(List<Object> values) {
        return values.stream().filter(String.class::isInstance).toArray(String[]::new);
    }
}
