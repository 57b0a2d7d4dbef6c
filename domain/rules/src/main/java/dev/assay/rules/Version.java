package dev.assay.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version after Semantic Versioning 2.0.0; ordered by its precedence, in which build metadata counts for nothing. */
record Version(List<String> core, List<String> preRelease) implements Comparable<Version> {
    private static final int LONGEST = 200;
    private static final String NUMBER = "(0|[1-9]\\d*+)";
    private static final String IDENTIFIER = "(?:0|[1-9]\\d*+(?![A-Za-z-])|\\d*+[A-Za-z-][0-9A-Za-z-]*+)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER
            + "(?:-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*+))?"
            + "(?:\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?");

    static Optional<Version> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var preRelease = form.group(4);
        return Optional.of(new Version(
                List.of(form.group(1), form.group(2), form.group(3)),
                preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1))));
    }

    @Override
    public int compareTo(Version that) {
        int byCore = compare(core, that.core);
        if (byCore != 0) {
            return byCore;
        }
        if (preRelease.isEmpty() || that.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), that.preRelease.isEmpty());
        }
        return compare(preRelease, that.preRelease);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compareIdentifiers(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    // Numbers have no leading zeros, so the longer one is the greater, however long.
    private static int compareIdentifiers(String a, String b) {
        boolean numericA = isNumeric(a);
        boolean numericB = isNumeric(b);
        if (numericA && numericB && a.length() != b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return numericA == numericB ? a.compareTo(b) : numericA ? -1 : 1;
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
