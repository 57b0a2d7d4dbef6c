package dev.assay.rules;

import static dev.assay.rules.Operator.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonsTest {
    static Stream<Arguments> holding() {
        return Stream.of(
                Arguments.of(EQUALS, "DE", values("DE")),
                Arguments.of(EQUALS, 5, values(5L)),
                Arguments.of(EQUALS, 5.0, values(5L)),
                Arguments.of(EQUALS, 5L, values(5.0)),
                Arguments.of(EQUALS, -0.0, values(0L)),
                Arguments.of(EQUALS, true, values(true)),
                Arguments.of(NOT_EQUALS, "FR", values("DE")),
                Arguments.of(NOT_EQUALS, false, values(true)),
                Arguments.of(IN, "b", values("a", "b")),
                Arguments.of(IN, 0.5, values(0.25, 0.5)),
                Arguments.of(IN, List.of("x", "b"), values("a", "b")),
                Arguments.of(NOT_IN, "c", values("a", "b")),
                Arguments.of(NOT_IN, List.of("x"), values("a", "b")),
                Arguments.of(GREATER_THAN, 5.1, values(5L)),
                Arguments.of(GREATER_THAN, 9_007_199_254_740_993L, values(9_007_199_254_740_992L)),
                Arguments.of(GREATER_OR_EQUAL, 5, values(5L)),
                Arguments.of(LESS_THAN, 4, values(5L)),
                Arguments.of(LESS_OR_EQUAL, 5, values(5L)),
                Arguments.of(BETWEEN, 1, values(1L, 2L)),
                Arguments.of(BETWEEN, 2, values(1L, 2L)),
                Arguments.of(CONTAINS, "checkout", values("x", "heck")),
                Arguments.of(CONTAINS, List.of("beta", "pro"), values("pro")),
                Arguments.of(CONTAINS, List.of(1, 2), values(2L)),
                Arguments.of(STARTS_WITH, "checkout", values("che")),
                Arguments.of(ENDS_WITH, "checkout", values("in", "out")),
                Arguments.of(MATCHES, "user-17@example.org", values("^user-\\d+@")),
                Arguments.of(SEMVER_EQUALS, "1.2.3+build", values("1.2.3")),
                Arguments.of(SEMVER_GREATER_THAN, "1.10.0", values("1.9.0")),
                Arguments.of(SEMVER_GREATER_OR_EQUAL, "1.9.0", values("1.9.0")),
                Arguments.of(SEMVER_LESS_THAN, "2.0.0-rc.1", values("2.0.0")),
                Arguments.of(SEMVER_LESS_OR_EQUAL, "2.0.0", values("2.0.0")),
                Arguments.of(BEFORE, "2026-01-01T00:00:00+01:00", values("2026-01-01T00:00:00Z")),
                Arguments.of(AFTER, 1_800_000_000_000L, values("2026-01-01T00:00:00Z")),
                Arguments.of(IN_CIDR, "10.1.2.3", values("192.168.0.0/16", "10.0.0.0/9")),
                Arguments.of(IN_CIDR, "2001:db8::1", values("2001:db8::/33")),
                Arguments.of(IN_CIDR, "1.2.3.4", values("1.2.3.4")),
                Arguments.of(EXISTS, 0, values()));
    }

    static Stream<Arguments> failing() {
        return Stream.of(
                Arguments.of(EQUALS, "5", values(5L)),
                Arguments.of(EQUALS, Double.NaN, values(0L)),
                Arguments.of(EQUALS, List.of("DE"), values("DE")),
                Arguments.of(NOT_EQUALS, "DE", values("DE")),
                Arguments.of(NOT_EQUALS, 5, values("DE")),
                Arguments.of(NOT_EQUALS, Double.NaN, values(5L)),
                Arguments.of(NOT_IN, 5, values("a", "b")),
                Arguments.of(NOT_IN, List.of("x", "a"), values("a", "b")),
                Arguments.of(IN, Long.MAX_VALUE, values(0x1p63)),
                Arguments.of(GREATER_THAN, "6", values(5L)),
                Arguments.of(GREATER_THAN, Double.NaN, values(5L)),
                Arguments.of(LESS_OR_EQUAL, Double.NaN, values(5L)),
                Arguments.of(BETWEEN, 2.01, values(1L, 2L)),
                Arguments.of(CONTAINS, 123, values("2")),
                Arguments.of(STARTS_WITH, "a", values("ab")),
                Arguments.of(MATCHES, 17, values("17")),
                Arguments.of(MATCHES, "x".repeat(1_001), values("x")),
                Arguments.of(SEMVER_EQUALS, "1.2", values("1.2.0")),
                Arguments.of(SEMVER_GREATER_THAN, "2.0.0-alpha", values("2.0.0")),
                Arguments.of(BEFORE, "yesterday", values("2026-01-01T00:00:00Z")),
                Arguments.of(AFTER, "2025-12-31T23:59:59Z", values("2026-01-01T00:00:00Z")),
                Arguments.of(IN_CIDR, "10.128.0.0", values("10.0.0.0/9")),
                Arguments.of(IN_CIDR, "::1", values("10.0.0.0/9")),
                Arguments.of(IN_CIDR, "localhost", values("127.0.0.0/8")),
                Arguments.of(NOT_EXISTS, 0, values()));
    }

    @ParameterizedTest
    @MethodSource("holding")
    void it_holds(Operator operator, Object attribute, List<Object> values) {
        assertThat(ConditionCheck.problems(comparison(operator, values))).isEmpty();
        assertThat(test(operator, values, attribute)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void it_does_not_hold(Operator operator, Object attribute, List<Object> values) {
        assertThat(ConditionCheck.problems(comparison(operator, values))).isEmpty();
        assertThat(test(operator, values, attribute)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void a_missing_attribute_makes_every_comparison_false_but_not_exists(Operator operator) {
        assertThat(test(operator, sample(operator), null)).isEqualTo(operator == NOT_EXISTS);
    }

    @Property
    void no_attribute_whatever_makes_a_comparison_throw(
            @ForAll Operator operator, @ForAll("attributes") Object attribute) {
        var condition = CompiledCondition.of(comparison(operator, sample(operator)));
        var attributes = Attributes.of(Map.of("it", attribute));

        assertThat(condition.test(attributes)).isEqualTo(condition.test(attributes));
    }

    @Test
    void conditions_combine() {
        var germany = new Condition.Comparison("country", EQUALS, List.of("DE"));
        var adult = new Condition.Comparison("age", GREATER_OR_EQUAL, List.of(18L));
        var attributes = Attributes.of(Map.of("country", "DE", "age", 17));

        assertThat(holds(new Condition.All(List.of(germany, adult)), attributes))
                .isFalse();
        assertThat(holds(new Condition.Any(List.of(germany, adult)), attributes))
                .isTrue();
        assertThat(holds(new Condition.Not(adult), attributes)).isTrue();
        assertThat(holds(new Condition.All(List.of()), attributes)).isTrue();
        assertThat(holds(new Condition.Any(List.of()), attributes)).isFalse();
    }

    @Test
    void segments_are_asked_and_unknown_ones_have_no_member() {
        var condition = comparison(IN_SEGMENT, values("beta", "staff"));
        var member = new Attributes() {
            @Override
            public @Nullable Object get(String name) {
                return null;
            }

            @Override
            public boolean isIn(String segment) {
                return segment.equals("staff");
            }
        };

        assertThat(CompiledCondition.of(condition).test(member)).isTrue();
        assertThat(CompiledCondition.of(condition).test(Attributes.NONE)).isFalse();
    }

    @Test
    void versions_have_the_precedence_of_the_standard() {
        var rising = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "99999999999999999999.0.0");
        for (int i = 1; i < rising.size(); i++) {
            assertThat(version(rising.get(i - 1))).isLessThan(version(rising.get(i)));
        }
        assertThat(Stream.of("1", "1.2", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "v1.2.3", "1.2.3+", " 1.2.3")
                        .filter(text -> Version.parse(text).isPresent()))
                .isEmpty();
        assertThat(Version.parse("1.2.3-0a.-.0+01.x")).isPresent();
    }

    @Provide
    Arbitrary<Object> attributes() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.doubles(),
                Arbitraries.longs(),
                Arbitraries.of(true, false, Double.NaN, Float.NEGATIVE_INFINITY),
                Arbitraries.of(List.of(), Arrays.asList("a", null, 1, 0.5), Map.of(), new Object()),
                Arbitraries.bigDecimals());
    }

    private static List<Object> sample(Operator operator) {
        return switch (operator) {
            case EXISTS, NOT_EXISTS -> values();
            case EQUALS, NOT_EQUALS, IN, NOT_IN, CONTAINS, STARTS_WITH, ENDS_WITH, MATCHES, IN_SEGMENT -> values("a");
            case GREATER_THAN, GREATER_OR_EQUAL, LESS_THAN, LESS_OR_EQUAL -> values(1L);
            case BETWEEN -> values(1L, 2.5);
            case SEMVER_EQUALS, SEMVER_GREATER_THAN, SEMVER_GREATER_OR_EQUAL, SEMVER_LESS_THAN, SEMVER_LESS_OR_EQUAL ->
                values("1.2.3");
            case BEFORE, AFTER -> values("2026-01-01T00:00:00Z");
            case IN_CIDR -> values("10.0.0.0/8");
        };
    }

    private static boolean test(Operator operator, List<Object> values, @Nullable Object attribute) {
        var attributes = new HashMap<String, @Nullable Object>();
        attributes.put("it", attribute);
        return holds(comparison(operator, values), Attributes.of(attributes));
    }

    private static boolean holds(Condition condition, Attributes attributes) {
        return CompiledCondition.of(condition).test(attributes);
    }

    private static Condition comparison(Operator operator, List<Object> values) {
        return new Condition.Comparison("it", operator, values);
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    private static List<Object> values(Object... values) {
        return List.of(values);
    }
}
