package dev.assay.model.json;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** Which JSON numbers are taken: those that programs can hold. Others would be read back as something else, or not at all. */
public final class Numbers {
    private static final int MOST_DIGITS = 100;
    private static final int LARGEST_EXPONENT = 400;

    private Numbers() {}

    /** What is wrong with it as a number; empty when nothing is. */
    public static Optional<String> fault(JsonNode node) {
        if (!(node instanceof NumericNode number)) {
            return Optional.of("must be a number");
        }
        return isHeld(number) ? Optional.empty() : Optional.of("must be a number that a 64-bit float can hold");
    }

    public static double fraction(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("must be a fraction from 0 to 1");
        }
        return value.doubleValue();
    }

    public static long whole(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("must be a whole number of at most 63 bits");
        }
    }

    private static boolean isHeld(NumericNode number) {
        if (number.isNaN()) {
            return false;
        }
        var value = number.decimalValue();
        return value.precision() <= MOST_DIGITS
                && Math.abs((long) value.scale()) <= LARGEST_EXPONENT
                && Double.isFinite(value.doubleValue());
    }
}
