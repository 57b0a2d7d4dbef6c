package dev.assay.bench;

/**
 * One measured figure.
 *
 * @param value the median of what Assay did
 * @param baseline the median of the plain way to do it, in the same unit
 */
record Figure(String name, double value, String unit, double baseline) {
    double ratio() {
        return value / baseline;
    }
}
