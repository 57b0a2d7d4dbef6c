package dev.assay.statistics.covariate;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Sample;
import java.util.List;
import java.util.OptionalDouble;

/** Arms put together over all strata. */
final class Pooled {
    private Pooled() {}

    /** The difference of the pooled means; exact where the moments are. */
    static OptionalDouble difference(List<PostStratification.Stratum> strata) {
        List<Sample> control =
                strata.stream().map(PostStratification.Stratum::control).toList();
        List<Sample> treatment =
                strata.stream().map(PostStratification.Stratum::treatment).toList();
        if (control.stream().allMatch(Moments.class::isInstance)
                && treatment.stream().allMatch(Moments.class::isInstance)) {
            return sum(treatment).meanMinus(sum(control));
        }
        double c = mean(control);
        double t = mean(treatment);
        return Double.isNaN(c) || Double.isNaN(t) ? OptionalDouble.empty() : OptionalDouble.of(t - c);
    }

    private static Moments sum(List<Sample> arms) {
        Moments all = Moments.NONE;
        for (Sample arm : arms) {
            all = all.plus((Moments) arm);
        }
        return all;
    }

    private static double mean(List<Sample> arms) {
        double total = 0;
        double n = 0;
        for (Sample arm : arms) {
            total += arm.n() * arm.mean().orElse(0);
            n += arm.n();
        }
        return n == 0 ? Double.NaN : total / n;
    }
}
