package dev.assay.client;

import dev.assay.rules.flag.FlagRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag, ready to decide.
 *
 * @param values of its variations, in the order the rules count in
 */
record LocalFlag(String type, FlagRules rules, List<@Nullable Object> values) {}
