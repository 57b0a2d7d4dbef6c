package dev.assay.model.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enumerated values by their names in JSON: those of the constants, in lower case. */
public final class Names {
    private Names() {}

    /** Reads one; refuses any other text by naming those there are. */
    public static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> in(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Names::in).collect(Collectors.joining(", "))));
    }

    public static String in(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
