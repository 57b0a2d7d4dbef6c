package dev.assay.statistics.distribution;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Gauss-Legendre quadrature: exact for polynomials of degree 2n-1. Nodes are the roots of the Legendre polynomial, by Newton
 * from the asymptotic guess (Golub and Welsch 1969 find the same ones as eigenvalues); the same on every machine.
 */
public final class GaussLegendre {
    private static final ConcurrentMap<Integer, GaussLegendre> KNOWN = new ConcurrentHashMap<>();

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < 100; step++) {
                double last = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * last) / k;
                    last = value;
                    value = next;
                }
                slope = n == 1 ? 1 : n * (x * value - last) / (x * x - 1);
                double change = value / slope;
                x -= change;
                if (Math.abs(change) < 1e-16) {
                    break;
                }
            }
            double weight = 2 / ((1 - x * x) * slope * slope);
            nodes[i] = -x;
            nodes[n - 1 - i] = x;
            weights[i] = weight;
            weights[n - 1 - i] = weight;
        }
        if (n % 2 == 1) {
            nodes[n / 2] = 0;
        }
    }

    /** With n nodes. */
    public static GaussLegendre of(int n) {
        return KNOWN.computeIfAbsent(n, GaussLegendre::new);
    }

    public int size() {
        return nodes.length;
    }

    /** The i-th node, moved to the interval. */
    public double node(int i, double from, double to) {
        return 0.5 * (from + to) + 0.5 * (to - from) * nodes[i];
    }

    /** The i-th weight on the interval. */
    public double weight(int i, double from, double to) {
        return 0.5 * (to - from) * weights[i];
    }

    public double integrate(DoubleUnaryOperator function, double from, double to) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weight(i, from, to) * function.applyAsDouble(node(i, from, to));
        }
        return sum;
    }
}
