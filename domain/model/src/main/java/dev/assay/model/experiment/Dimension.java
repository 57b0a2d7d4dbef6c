package dev.assay.model.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What results are sliced by: a user's value at the first exposure, frozen there. The order is part of the stored form of
 * users' states: new ones go to the end.
 */
public enum Dimension {
    COUNTRY,
    DEVICE,
    BROWSER,
    SYSTEM,
    PLATFORM,
    USER_SEGMENT,
    /** {@code new}, or {@code returning} when the user had been seen before. */
    VISITOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(name))
                .findFirst();
    }

    public static boolean isKnown(String name) {
        return named(name).isPresent();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Dimension::wireName).toList();
    }
}
