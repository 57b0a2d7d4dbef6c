package dev.assay.client;

import dev.assay.rules.MarkSet;
import dev.assay.rules.UserMarks;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes configurations and users of every kind by chance, the same ones from the same source. */
final class CaseMaker {
    private static final List<String> OPERATORS = List.of(
            "equals",
            "not_equals",
            "in",
            "not_in",
            "greater_than",
            "greater_or_equal",
            "less_than",
            "less_or_equal",
            "between",
            "contains",
            "starts_with",
            "ends_with",
            "matches",
            "semver_equals",
            "semver_greater_than",
            "semver_greater_or_equal",
            "semver_less_than",
            "semver_less_or_equal",
            "before",
            "after",
            "in_cidr",
            "exists",
            "not_exists",
            "in_segment");
    private static final List<String> NAMES =
            List.of("country", "age", "vip", "version", "joined", "ip", "tags", "email", "device.os", "bot");
    private static final List<String> TEXTS = List.of(
            "DE", "AT", "de", "anna@acme.example", "berta@example.org", "é", "日本", "😀", "", "a b", "iOS", "10.0.0.1");
    private static final List<String> PATTERNS = List.of(
            "^a",
            "@acme\\.example$",
            "^(?i)de$",
            "[0-9]{2,3}",
            "a.*b",
            "(ab|cd)+x?",
            "\\bexample\\b",
            "^[^a-c]",
            "\\d+\\.\\d+",
            "[[:upper:]]{2}",
            "\\p{L}+",
            "日",
            "^$",
            "(?s).",
            "\\Q.e\\E",
            "(a+)+$",
            "x{0}y{0,1}z*",
            "^\\w+@",
            "[\\d\\s-]",
            "(?:a|)(?:n{1,2})");
    private static final List<String> VERSIONS = List.of(
            "1.0.0",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "2.10.0",
            "2.9.0",
            "1.2.3+build",
            "1.0",
            "01.0.0",
            "10.20.30-rc.1",
            "99999999999999999999.0.0");
    private static final List<String> INSTANTS = List.of(
            "2026-01-31T09:00:00Z",
            "2026-01-31T10:00:00+01:00",
            "2026-01-31T09:00:00.000000001Z",
            "2024-02-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2026-01-31",
            "1969-12-31T23:59:59.5Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T25:00:00Z",
            "2026-01-31t09:00:00z");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.1.2.3",
            "192.168.1.77",
            "2001:db8::1",
            "2001:db8:0:0:0:0:0:1",
            "::ffff:10.0.0.1",
            "::1",
            "1::2::3",
            "10.0.0",
            "010.0.0.1",
            "256.1.1.1",
            "fe80::1%eth0",
            "g::1");
    private static final List<String> BLOCKS =
            List.of("10.0.0.0/8", "10.0.0.0/30", "0.0.0.0/0", "192.168.1.77", "2001:db8::/32", "::/0", "::1/128");
    private static final List<Number> NUMBERS =
            List.of(0L, 1L, -1L, 18L, 65L, 65.5, -0.5, 0.1, 1e21, 1769850000000L, 9007199254740991L);

    private final RandomGenerator random;

    CaseMaker(RandomGenerator random) {
        this.random = random;
    }

    Map<String, Object> configuration(int number) {
        var flags = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 8; i++) {
            flags.put("f" + i, flag(number, i));
        }
        var experiments = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 2; i++) {
            experiments.put("e" + i, experiment());
        }
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("format", 1L);
        configuration.put("revision", Integer.toString(number));
        configuration.put("mark_salt", "marks-" + number);
        configuration.put("flags", flags);
        configuration.put("experiments", experiments);
        configuration.put(
                "segments",
                Map.of(
                        "s0", Map.of("conditions", list(1, this::plain), "users", ""),
                        "s1", Map.of("conditions", List.of(), "users", users(number))));
        configuration.put("opted_out", List.of(mark(number, "user-" + random.nextInt(20))));
        return configuration;
    }

    private String users(int number) {
        var marks = new UserMarks("marks-" + number);
        return MarkSet.of(random.ints(10, 0, 20).mapToLong(user -> marks.of("user-" + user)))
                .toString();
    }

    private static String mark(int number, String user) {
        return HexFormat.of().toHexDigits(new UserMarks("marks-" + number).of(user));
    }

    Map<String, Object> user() {
        var user = new LinkedHashMap<String, Object>();
        user.put("userId", userId());
        for (var name : NAMES) {
            if (random.nextInt(3) > 0) {
                put(user, name, attribute(name));
            }
        }
        return user;
    }

    private static void put(Map<String, Object> user, String name, Object value) {
        if (name.equals("device.os")) {
            user.put("device", Map.of("os", value));
        } else {
            user.put(name, value);
        }
    }

    /** Letters of every plane, and halves of pairs, which no encoding has. */
    private String userId() {
        return switch (random.nextInt(4)) {
            case 0 -> "user-" + random.nextInt(20);
            case 1 -> random.nextInt(1_000) + "é日😀";
            case 2 -> {
                var text = new StringBuilder();
                random.ints(1 + random.nextInt(6), 1, 0x110000)
                        .filter(point -> point < 0xD800 || point > 0xDFFF)
                        .forEach(text::appendCodePoint);
                yield text.isEmpty() ? "x" : text.toString();
            }
            default -> Long.toString(random.nextLong());
        };
    }

    private Object attribute(String name) {
        if (random.nextInt(6) == 0) {
            return any();
        }
        return switch (name) {
            case "age" -> pick(NUMBERS);
            case "vip", "bot" -> random.nextInt(4) == 0;
            case "version" -> pick(VERSIONS);
            case "joined" -> random.nextBoolean() ? pick(INSTANTS) : pick(NUMBERS);
            case "ip" -> pick(ADDRESSES);
            case "tags" -> list(3, this::scalar);
            default -> pick(TEXTS);
        };
    }

    private Object any() {
        return random.nextBoolean() ? scalar() : list(2, this::scalar);
    }

    private Object scalar() {
        return switch (random.nextInt(4)) {
            case 0 -> pick(NUMBERS);
            case 1 -> random.nextBoolean();
            default -> pick(TEXTS);
        };
    }

    private Map<String, Object> flag(int number, int index) {
        var flag = new LinkedHashMap<String, Object>();
        flag.put("on", random.nextInt(8) > 0);
        flag.put("type", "number");
        flag.put("salt", salt());
        flag.put("variations", List.of(variation("a", 1L), variation("b", 2.5), variation("c", -3L)));
        flag.put("off", "c");
        flag.put(
                "prerequisites",
                index > 0 && random.nextInt(4) == 0
                        ? List.of(Map.of("flag", "f" + random.nextInt(8), "variations", List.of("a", "b")))
                        : List.of());
        flag.put(
                "targets", random.nextInt(3) == 0 ? Map.of(mark(number, "user-" + random.nextInt(20)), "a") : Map.of());
        flag.put(
                "rules",
                IntStream.range(0, random.nextInt(4)).mapToObj(this::rule).toList());
        flag.put("default", serving());
        return flag;
    }

    private static Map<String, Object> variation(String id, Object value) {
        return Map.of("id", id, "value", value);
    }

    private Object rule(int number) {
        return Map.of("id", "r" + number, "conditions", list(3, () -> condition(2)), "serve", serving());
    }

    private Map<String, Object> serving() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("variation", pick(List.of("a", "b", "c")));
            case 1 -> Map.of("experiment", "e" + random.nextInt(3));
            case 2 -> Map.of("split", allocation("a", "b", "c"), "by", pick(NAMES));
            default -> Map.of("split", allocation("a", "b", "c"));
        };
    }

    private Map<String, Object> experiment() {
        var experiment = new LinkedHashMap<String, Object>();
        experiment.put("salt", salt());
        experiment.put("coverage", random.nextBoolean() ? 10_000L : random.nextLong(10_001));
        experiment.put("control", "a");
        experiment.put("variants", List.of(variant("a"), variant("b")));
        experiment.put("allocation", allocation("a", "b"));
        experiment.put("targeting", list(2, () -> condition(2)));
        experiment.put("exclusions", random.nextInt(3) == 0 ? list(2, () -> condition(1)) : List.of());
        if (random.nextInt(3) == 0) {
            experiment.put("holdouts", List.of(share(0, random.nextInt(3_000))));
        }
        if (random.nextInt(4) == 0) {
            experiment.put("exclusive_with", List.of("e" + random.nextInt(2)));
        }
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(5_000);
            experiment.put("layer", share(from, from + random.nextInt(5_000)));
        }
        return experiment;
    }

    private Map<String, Object> share(int from, int to) {
        return Map.of("salt", salt(), "ranges", List.of(List.of((long) from, (long) to)));
    }

    private static Map<String, Object> variant(String id) {
        return Map.of("variant_id", id, "variant_name", id, "config", Map.of());
    }

    /** Every bucket has one owner, in pieces. */
    private List<Object> allocation(String... variants) {
        var ranges = new ArrayList<List<Object>>();
        for (var _ : variants) {
            ranges.add(new ArrayList<>());
        }
        for (int from = 0; from < 10_000; ) {
            int to = Math.min(9_999, from + random.nextInt(6_000));
            ranges.get(random.nextInt(variants.length)).add(List.of((long) from, (long) to));
            from = to + 1;
        }
        return IntStream.range(0, variants.length)
                .<Object>mapToObj(i -> Map.of("variant", variants[i], "ranges", ranges.get(i)))
                .toList();
    }

    private Object condition(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(6)) {
            case 0 -> Map.of("all", list(2, () -> condition(depth - 1)));
            case 1 -> Map.of("any", list(2, () -> condition(depth - 1)));
            case 2 -> Map.of("not", condition(depth - 1));
            default -> comparison();
        };
    }

    private Object comparison() {
        return comparison(pick(OPERATORS));
    }

    /** Segments are not made of segments. */
    private Object plain() {
        return comparison(pick(List.of("equals", "in", "greater_than", "matches", "exists")));
    }

    private Object comparison(String operator) {
        List<Object> values = switch (operator) {
            case "exists", "not_exists" -> List.of();
            case "in_segment" -> List.of("s" + random.nextInt(3));
            case "equals", "not_equals" -> List.of(scalar());
            case "in", "not_in", "contains" -> list(3, this::scalar);
            case "starts_with", "ends_with" -> List.of(pick(List.of("a", "D", "é", "example", "日")));
            case "matches" -> List.of(pick(PATTERNS));
            case "between" -> List.of(0L, pick(List.<Number>of(18L, 65.5, 1e21)));
            case "before", "after" -> List.of(pick(INSTANTS.subList(0, 4)));
            case "in_cidr" -> List.of(pick(BLOCKS));
            default -> operator.startsWith("semver") ? List.of(pick(VERSIONS.subList(0, 7))) : List.of(pick(NUMBERS));
        };
        return Map.of("dimension", suited(operator), "operator", operator, "values", values);
    }

    /** Mostly an attribute of the type that is compared, or next to nothing would ever hold. */
    private String suited(String operator) {
        if (random.nextInt(4) == 0) {
            return pick(NAMES);
        }
        return switch (operator) {
            case "greater_than", "greater_or_equal", "less_than", "less_or_equal", "between" -> "age";
            case "before", "after" -> "joined";
            case "in_cidr" -> "ip";
            case "matches", "starts_with", "ends_with" -> pick(List.of("email", "country", "user_id"));
            case "contains" -> pick(List.of("tags", "email"));
            default -> operator.startsWith("semver") ? "version" : pick(NAMES);
        };
    }

    private <T> List<Object> list(int most, Supplier<T> element) {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private String salt() {
        return "s" + random.nextInt(1_000_000) + pick(List.of("", "é", "-x"));
    }

    private <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
