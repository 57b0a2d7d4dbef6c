package dev.assay.fold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants and values as whole millionths: integers add up to the same sum in any order. */
public final class Micros {
    /** Stands for a value that cannot be counted: missing, not a number, not finite or out of range. */
    static final long REJECTED = Long.MIN_VALUE;

    /** Values beyond a million million either way are refused, so that no user's sum overflows. */
    static final long LARGEST = 1_000_000_000_000_000_000L;

    private static final BigDecimal LARGEST_VALUE = BigDecimal.valueOf(1_000_000_000_000L);

    /** Below this a double times a million is off by less than a thousandth, so only near-ties need decimals. */
    private static final double EXACT_ENOUGH = 1L << 40;

    private Micros() {}

    /** Microseconds since 1970, the log's own resolution. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /** A property's value in millionths, ties to even; {@link #REJECTED} when it is none. */
    static long ofValue(@Nullable Object value) {
        if (value == null) {
            return REJECTED;
        }
        return switch (value) {
            case Double real -> ofReal(real);
            case Integer whole -> whole * 1_000_000L;
            case Long whole -> ofWhole(whole);
            case BigDecimal decimal -> ofDecimal(decimal);
            case BigInteger whole -> ofDecimal(new BigDecimal(whole));
            case Float real -> ofReal(Double.parseDouble(real.toString()));
            case Short whole -> whole * 1_000_000L;
            case Byte whole -> whole * 1_000_000L;
            default -> REJECTED;
        };
    }

    private static long ofWhole(long whole) {
        return Math.abs(whole) <= LARGEST / 1_000_000 && whole != Long.MIN_VALUE ? whole * 1_000_000 : REJECTED;
    }

    private static long ofReal(double real) {
        if (!(Math.abs(real) <= 1e12)) {
            return REJECTED;
        }
        double scaled = real * 1e6;
        double nearest = Math.rint(scaled);
        if (Math.abs(scaled) < EXACT_ENOUGH && Math.abs(scaled - nearest) < 0.49) {
            return (long) nearest;
        }
        return ofDecimal(BigDecimal.valueOf(real));
    }

    private static long ofDecimal(BigDecimal decimal) {
        // Looked at before rounding: a decimal such as 1e999999999 has a short text and a billion digits.
        long digitsBeforePoint = (long) decimal.precision() - decimal.scale();
        if (decimal.signum() == 0 || digitsBeforePoint < -6) {
            return 0;
        }
        if (digitsBeforePoint > 13 || decimal.abs().compareTo(LARGEST_VALUE) > 0) {
            return REJECTED;
        }
        return decimal.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
