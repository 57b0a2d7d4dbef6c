package dev.assay.fold;

import org.jspecify.annotations.Nullable;

/** Sums being gathered for one cell. Not for several threads. */
final class Sums {
    long users;
    long others;
    long capped;
    private final WideSum y = new WideSum();
    private final WideSum yy = new WideSum();
    private @Nullable Products products;

    /** What only ratios and covariates need. */
    private static final class Products {
        private final WideSum d = new WideSum();
        private final WideSum dd = new WideSum();
        private final WideSum yd = new WideSum();
        private final WideSum x = new WideSum();
        private final WideSum xx = new WideSum();
        private final WideSum yx = new WideSum();
        private final WideSum dx = new WideSum();
        private final WideSum w = new WideSum();
        private final WideSum ww = new WideSum();
        private final WideSum yw = new WideSum();
        private final WideSum dw = new WideSum();
        private final WideSum xw = new WideSum();

        boolean isZero() {
            return d.isZero()
                    && dd.isZero()
                    && x.isZero()
                    && xx.isZero()
                    && w.isZero()
                    && ww.isZero()
                    && yd.isZero()
                    && yx.isZero()
                    && dx.isZero()
                    && yw.isZero()
                    && dw.isZero()
                    && xw.isZero();
        }
    }

    void add(long value, int sign) {
        y.add(sign * value);
        yy.addProduct(value, value, sign);
    }

    /** A value that no square is needed of. */
    void addValue(long value, int sign) {
        y.add(sign * value);
    }

    /** Two sums of their own, none the square of the other. */
    void addPair(long one, long other, int sign) {
        y.add(sign * one);
        yy.add(sign * other);
    }

    void add(Measurement.Value value, int sign) {
        add(value.y(), sign);
        if (value.d() != 0 || value.x() != 0 || value.w() != 0) {
            add(products(), value, sign);
        }
    }

    private Products products() {
        var present = products;
        if (present == null) {
            present = new Products();
            products = present;
        }
        return present;
    }

    private static void add(Products sums, Measurement.Value value, int sign) {
        sums.d.add(sign * value.d());
        sums.dd.addProduct(value.d(), value.d(), sign);
        sums.yd.addProduct(value.y(), value.d(), sign);
        sums.x.add(sign * value.x());
        sums.xx.addProduct(value.x(), value.x(), sign);
        sums.yx.addProduct(value.y(), value.x(), sign);
        sums.dx.addProduct(value.d(), value.x(), sign);
        sums.w.add(sign * value.w());
        sums.ww.addProduct(value.w(), value.w(), sign);
        sums.yw.addProduct(value.y(), value.w(), sign);
        sums.dw.addProduct(value.d(), value.w(), sign);
        sums.xw.addProduct(value.x(), value.w(), sign);
    }

    boolean isZero() {
        return users == 0
                && others == 0
                && capped == 0
                && y.isZero()
                && yy.isZero()
                && (products == null || products.isZero());
    }

    MomentSums toMomentSums() {
        var p = products;
        if (p == null) {
            return MomentSums.of(y.toBigInteger(), yy.toBigInteger());
        }
        return new MomentSums(
                y.toBigInteger(),
                yy.toBigInteger(),
                p.d.toBigInteger(),
                p.dd.toBigInteger(),
                p.yd.toBigInteger(),
                p.x.toBigInteger(),
                p.xx.toBigInteger(),
                p.yx.toBigInteger(),
                p.dx.toBigInteger(),
                p.w.toBigInteger(),
                p.ww.toBigInteger(),
                p.yw.toBigInteger(),
                p.dw.toBigInteger(),
                p.xw.toBigInteger());
    }
}
