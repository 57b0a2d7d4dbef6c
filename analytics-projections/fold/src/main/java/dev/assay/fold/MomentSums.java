package dev.assay.fold;

import java.math.BigInteger;

/**
 * Sums over users of their values and of the products of any two, in millionths and in millionths squared: y is the metric
 * (the numerator of a ratio), d the denominator, x and w the same two before the first exposure. What a metric does not have
 * is zero.
 */
public record MomentSums(
        BigInteger y,
        BigInteger yy,
        BigInteger d,
        BigInteger dd,
        BigInteger yd,
        BigInteger x,
        BigInteger xx,
        BigInteger yx,
        BigInteger dx,
        BigInteger w,
        BigInteger ww,
        BigInteger yw,
        BigInteger dw,
        BigInteger xw) {
    /** Decimals of the sums. */
    public static final int SCALE = 6;

    private static final BigInteger ZERO = BigInteger.ZERO;

    public static final MomentSums NONE = of(ZERO, ZERO);

    /** Of a metric with neither denominator nor covariate. */
    public static MomentSums of(BigInteger y, BigInteger yy) {
        return new MomentSums(y, yy, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);
    }

    public MomentSums plus(MomentSums that) {
        return new MomentSums(
                y.add(that.y),
                yy.add(that.yy),
                d.add(that.d),
                dd.add(that.dd),
                yd.add(that.yd),
                x.add(that.x),
                xx.add(that.xx),
                yx.add(that.yx),
                dx.add(that.dx),
                w.add(that.w),
                ww.add(that.ww),
                yw.add(that.yw),
                dw.add(that.dw),
                xw.add(that.xw));
    }

    /** Takes away users who were added before. */
    public MomentSums minus(MomentSums that) {
        return new MomentSums(
                y.subtract(that.y),
                yy.subtract(that.yy),
                d.subtract(that.d),
                dd.subtract(that.dd),
                yd.subtract(that.yd),
                x.subtract(that.x),
                xx.subtract(that.xx),
                yx.subtract(that.yx),
                dx.subtract(that.dx),
                w.subtract(that.w),
                ww.subtract(that.ww),
                yw.subtract(that.yw),
                dw.subtract(that.dw),
                xw.subtract(that.xw));
    }
}
