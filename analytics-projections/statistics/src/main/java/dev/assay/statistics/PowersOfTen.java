package dev.assay.statistics;

import java.math.BigInteger;
import java.util.stream.Stream;

/** 10^k, at hand for the scales that occur. */
final class PowersOfTen {
    private static final BigInteger[] SMALL =
            Stream.iterate(BigInteger.ONE, BigInteger.TEN::multiply).limit(64).toArray(BigInteger[]::new);

    private PowersOfTen() {}

    static BigInteger of(int exponent) {
        return exponent < SMALL.length ? SMALL[exponent] : BigInteger.TEN.pow(exponent);
    }
}
