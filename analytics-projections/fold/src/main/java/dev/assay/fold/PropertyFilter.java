package dev.assay.fold;

import java.util.Map;

/** Whether an event counts, by its properties. Must be pure: a replay asks again. */
@FunctionalInterface
public interface PropertyFilter {
    boolean lets(Map<String, Object> properties);
}
