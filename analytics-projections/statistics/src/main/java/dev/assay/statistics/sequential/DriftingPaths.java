package dev.assay.statistics.sequential;

import dev.assay.statistics.distribution.GaussLegendre;
import dev.assay.statistics.distribution.Normal;
import java.util.List;

/** A Brownian motion with drift against symmetric boundaries, by the density of what still runs. For planning. */
final class DriftingPaths {
    private static final GaussLegendre RULE = GaussLegendre.of(192);
    private static final double FAR = 10;

    private final double drift;

    DriftingPaths(double drift) {
        this.drift = drift;
    }

    /** The probability of crossing the upper boundary at some look. */
    double crossing(List<GroupSequential.Look> bounds) {
        double[] nodes = {0};
        double[] mass = {1};
        double time = 0;
        double crossed = 0;
        for (GroupSequential.Look look : bounds) {
            double t = look.fraction();
            if (!(t > time) || Double.isInfinite(look.z())) {
                continue;
            }
            double spread = Math.sqrt(t - time);
            double ahead = drift * (t - time);
            double bound = look.z() * Math.sqrt(t);
            for (int i = 0; i < nodes.length; i++) {
                crossed += mass[i] * Normal.upperTail((bound - nodes[i] - ahead) / spread);
            }
            double low = Math.max(-bound, drift * t - FAR * Math.sqrt(t));
            double high = Math.min(bound, drift * t + FAR * Math.sqrt(t));
            double[] nextNodes = new double[RULE.size()];
            double[] nextMass = new double[RULE.size()];
            for (int j = 0; j < nextNodes.length && high > low; j++) {
                nextNodes[j] = RULE.node(j, low, high);
                double density = 0;
                for (int i = 0; i < nodes.length; i++) {
                    density += mass[i] * StrictMath.exp(Normal.lnDensity((nextNodes[j] - nodes[i] - ahead) / spread));
                }
                nextMass[j] = RULE.weight(j, low, high) * density / spread;
            }
            nodes = nextNodes;
            mass = nextMass;
            time = t;
        }
        return crossed;
    }
}
