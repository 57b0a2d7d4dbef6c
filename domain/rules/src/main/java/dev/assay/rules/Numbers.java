package dev.assay.rules;

import org.jspecify.annotations.Nullable;

/** Numbers of mixed types: whole ones compare exactly, others as doubles. */
final class Numbers {
    private static final double LARGEST_EXACT = 0x1p53;

    private Numbers() {}

    static boolean isNumber(Number number) {
        return isWhole(number) || !Double.isNaN(number.doubleValue());
    }

    static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    static int compare(Number a, Number b) {
        if (isWhole(a) && isWhole(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        double x = a.doubleValue();
        double y = b.doubleValue();
        return x < y ? -1 : x > y ? 1 : 0; // not Double.compare, for which 0.0 and -0.0 differ
    }

    /** The number as every language writes it, or null when it is not whole or too large to be exact in all of them. */
    static @Nullable String wholeText(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT ? Long.toString(number.longValue()) : null;
    }
}
