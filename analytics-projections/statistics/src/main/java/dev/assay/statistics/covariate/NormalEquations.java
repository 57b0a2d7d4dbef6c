package dev.assay.statistics.covariate;

import java.util.Arrays;

/**
 * Least squares with symmetric normal equations A·θ = b by Cholesky's decomposition, on the scale of correlations so that a
 * covariate in cents and one that is 0 or 1 count alike. A covariate whose pivot falls below 1e-12 of the trace is a
 * combination of those before it, or constant: it is left out, and its coefficient is 0.
 */
final class NormalEquations {
    private static final double NEGLIGIBLE = 1e-12;

    private NormalEquations() {}

    static double[] solve(double[][] a, double[] b) {
        int k = b.length;
        double[] scale = new double[k];
        Arrays.setAll(scale, i -> Math.sqrt(a[i][i]));
        double trace = Arrays.stream(scale).filter(each -> each > 0).count();
        double[][] lower = new double[k][k];
        boolean[] kept = new boolean[k];
        for (int j = 0; j < k; j++) {
            double pivot = scale[j] > 0 ? 1 : 0;
            for (int m = 0; m < j; m++) {
                pivot -= lower[j][m] * lower[j][m];
            }
            kept[j] = pivot > NEGLIGIBLE * trace;
            if (!kept[j]) {
                Arrays.fill(lower[j], 0);
                continue;
            }
            lower[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < k && scale[j] > 0; i++) {
                double sum = scale[i] > 0 ? a[i][j] / (scale[i] * scale[j]) : 0;
                for (int m = 0; m < j; m++) {
                    sum -= lower[i][m] * lower[j][m];
                }
                lower[i][j] = sum / lower[j][j];
            }
        }
        return unscaled(backward(lower, forward(lower, b, scale, kept), kept), scale, kept);
    }

    private static double[] forward(double[][] lower, double[] b, double[] scale, boolean[] kept) {
        double[] z = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            if (kept[i]) {
                double sum = b[i] / scale[i];
                for (int m = 0; m < i; m++) {
                    sum -= lower[i][m] * z[m];
                }
                z[i] = sum / lower[i][i];
            }
        }
        return z;
    }

    private static double[] backward(double[][] lower, double[] z, boolean[] kept) {
        double[] theta = new double[z.length];
        for (int i = z.length - 1; i >= 0; i--) {
            if (kept[i]) {
                double sum = z[i];
                for (int m = i + 1; m < z.length; m++) {
                    sum -= lower[m][i] * theta[m];
                }
                theta[i] = sum / lower[i][i];
            }
        }
        return theta;
    }

    private static double[] unscaled(double[] theta, double[] scale, boolean[] kept) {
        double[] result = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            result[i] = kept[i] ? theta[i] / scale[i] : 0;
        }
        return result;
    }
}
