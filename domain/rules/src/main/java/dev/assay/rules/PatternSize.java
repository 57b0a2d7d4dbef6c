package dev.assay.rules;

/**
 * How large a pattern becomes once counted repetitions are written out, so that {@code (a{1000}){1000}} is refused before
 * it fills the memory. An estimate from the pattern's text: never far too small.
 */
final class PatternSize {
    private final String pattern;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).sequence(0);
    }

    private long sequence(int depth) {
        long total = 0;
        long last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            switch (c) {
                case ')' -> {
                    if (depth > 0) {
                        return total + last + 1;
                    }
                }
                case '{' -> last = saturated(last, repetitions());
                case '*', '+', '?', '|' -> last++;
                default -> {
                    total += last;
                    last = atom(c, depth);
                }
            }
        }
        return total + last;
    }

    private long atom(char c, int depth) {
        switch (c) {
            case '(' -> {
                return sequence(depth + 1);
            }
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            default -> {}
        }
        return 1;
    }

    private void skipEscape() {
        boolean braces = pattern.startsWith("x{", at) || pattern.startsWith("p{", at) || pattern.startsWith("P{", at);
        int end = braces ? pattern.indexOf('}', at) : at;
        at = end < 0 ? pattern.length() : end + 1;
    }

    private void skipClass() {
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        at++; // a bracket at the start is itself a member
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private int repetitions() {
        int most = 0;
        int number = 0;
        int from = at;
        while (at < pattern.length() && pattern.charAt(at) != '}') {
            char c = pattern.charAt(at++);
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + (c - '0'), 100_000);
            } else if (c == ',') {
                most = Math.max(most, number);
                number = 0;
            } else {
                at = from;
                return 1; // no repetition: braces meant as themselves
            }
        }
        at++;
        return Math.max(1, Math.max(most, number));
    }

    private static long saturated(long size, int times) {
        return Math.min(Math.max(1, size) * times, Integer.MAX_VALUE);
    }
}
