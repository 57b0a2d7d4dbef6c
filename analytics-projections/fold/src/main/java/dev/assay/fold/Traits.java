package dev.assay.fold;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.experiment.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's values of the dimensions at one exposure, packed into one text: a value for each stored dimension in order, none
 * of which can hold the separator. What an application said wins over what its request let guess.
 */
final class Traits {
    static final String UNKNOWN = "";

    private static final char SEPARATOR = '\u001f';
    private static final int LONGEST = 40;

    /** Those that are stored; whether a visitor is new follows from the state. */
    private static final List<Dimension> STORED = List.of(
            Dimension.COUNTRY,
            Dimension.DEVICE,
            Dimension.BROWSER,
            Dimension.SYSTEM,
            Dimension.PLATFORM,
            Dimension.USER_SEGMENT);

    private Traits() {}

    static String of(BehaviourEvent event) {
        var packed = new StringBuilder();
        for (int i = 0; i < STORED.size(); i++) {
            if (i > 0) {
                packed.append(SEPARATOR);
            }
            packed.append(value(STORED.get(i), event));
        }
        int last = packed.length();
        while (last > 0 && packed.charAt(last - 1) == SEPARATOR) {
            last--;
        }
        return packed.substring(0, last);
    }

    private static String value(Dimension dimension, BehaviourEvent event) {
        String said = said(event.properties(), dimension.wireName());
        if (!said.isEmpty()) {
            return said;
        }
        return clean(
                switch (dimension) {
                    case COUNTRY -> event.client().country();
                    case DEVICE -> event.client().device();
                    case BROWSER -> event.client().browser();
                    case SYSTEM -> event.client().system();
                    case PLATFORM, USER_SEGMENT, VISITOR -> "";
                });
    }

    private static String said(Map<String, Object> properties, String name) {
        @Nullable Object value = properties.get(name);
        return value instanceof String text ? clean(text) : "";
    }

    /** Without control characters, and cut where no honest value goes on. */
    private static String clean(String text) {
        var kept = new StringBuilder();
        for (int i = 0; i < text.length() && kept.length() < LONGEST; i++) {
            char character = text.charAt(i);
            if (!Character.isISOControl(character) && !Character.isSurrogate(character)) {
                kept.append(character);
            }
        }
        return kept.toString().strip();
    }

    /** The slices a user is in, known values only. */
    static List<Slice> slices(String packed) {
        if (packed.isEmpty()) {
            return List.of();
        }
        var slices = new ArrayList<Slice>(STORED.size());
        int dimension = 0;
        int from = 0;
        while (from <= packed.length()) {
            int to = packed.indexOf(SEPARATOR, from);
            int end = to < 0 ? packed.length() : to;
            if (end > from) {
                slices.add(Slice.of(STORED.get(dimension), packed.substring(from, end)));
            }
            from = end + 1;
            dimension++;
        }
        return slices;
    }
}
