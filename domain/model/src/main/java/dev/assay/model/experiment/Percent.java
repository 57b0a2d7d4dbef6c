package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** A share of 0 to 100 percent with at most two decimals, kept in basis points so that sums are exact. */
public record Percent(int basisPoints) {
    public static final Percent ALL = new Percent(10_000);

    public Percent {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a percentage must lie between 0 and 100");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Percent of(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("a percentage must lie between 0 and 100");
        }
        if (percent.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("a percentage has at most two decimals");
        }
        return new Percent(percent.movePointRight(2).intValueExact());
    }

    @JsonValue
    public BigDecimal value() {
        return BigDecimal.valueOf(basisPoints, 2);
    }

    @Override
    public String toString() {
        return value().toPlainString() + " %";
    }
}
