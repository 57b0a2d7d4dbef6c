package dev.assay.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of texts, numbers and booleans that is asked without boxing anything. */
final class Scalars {
    private static final double BEYOND_LONG = 0x1p63;

    private final Set<String> texts;
    private final long[] wholes;
    private final double[] fractions;
    private final boolean hasTrue;
    private final boolean hasFalse;

    private Scalars(List<Object> values) {
        texts = values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
        var numbers = values.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .toList();
        wholes = numbers.stream()
                .filter(Scalars::isWhole)
                .mapToLong(Number::longValue)
                .sorted()
                .toArray();
        fractions = numbers.stream()
                .filter(number -> !isWhole(number))
                .mapToDouble(Number::doubleValue)
                .sorted()
                .toArray();
        hasTrue = values.contains(true);
        hasFalse = values.contains(false);
    }

    static Scalars of(List<Object> values) {
        return new Scalars(values);
    }

    boolean has(Object value) {
        return switch (value) {
            case String text -> texts.contains(text);
            case Boolean flag -> flag ? hasTrue : hasFalse;
            case Number number when isWhole(number) -> Arrays.binarySearch(wholes, number.longValue()) >= 0;
            case Number number -> Arrays.binarySearch(fractions, number.doubleValue()) >= 0;
            default -> false;
        };
    }

    boolean hasAnyOf(List<?> values) {
        for (var value : values) {
            if (value != null && has(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some value here is of the same kind, so that being different from it says something. */
    boolean isComparableWith(Object value) {
        return switch (value) {
            case String _ -> !texts.isEmpty();
            case Boolean _ -> hasTrue || hasFalse;
            case Number number -> Numbers.isNumber(number) && wholes.length + fractions.length > 0;
            default -> false;
        };
    }

    private static boolean isWhole(Number number) {
        if (Numbers.isWhole(number)) {
            return true;
        }
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < BEYOND_LONG;
    }
}
