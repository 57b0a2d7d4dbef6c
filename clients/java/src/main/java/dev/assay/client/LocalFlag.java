package dev.assay.client;

import dev.assay.rules.flag.FlagRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag, ready to decide, that counts what it served. */
final class LocalFlag {
    private final String type;
    private final FlagRules rules;
    private final List<@Nullable Object> values;

    /** Without locks: of two threads that count at the same instant one may be lost, and nobody waits. */
    private final long[] served;

    /** @param values of its variations, in the order the rules count in */
    LocalFlag(String type, FlagRules rules, List<@Nullable Object> values) {
        this.type = type;
        this.rules = rules;
        this.values = values;
        this.served = new long[values.size()];
    }

    String type() {
        return type;
    }

    FlagRules rules() {
        return rules;
    }

    List<@Nullable Object> values() {
        return values;
    }

    void count(int variation) {
        served[variation]++;
    }

    /** How often it served a variation since this was asked last. */
    long served(int variation) {
        long times = served[variation];
        served[variation] -= times;
        return times;
    }
}
