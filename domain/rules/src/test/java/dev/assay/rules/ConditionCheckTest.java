package dev.assay.rules;

import static dev.assay.rules.Operator.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.ConditionCheck.Problem;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionCheckTest {
    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of(EQUALS, List.of(), "/values"),
                Arguments.of(EQUALS, List.of("a", "b"), "/values"),
                Arguments.of(EXISTS, List.of(true), "/values"),
                Arguments.of(IN, List.of(), "/values"),
                Arguments.of(IN, Collections.nCopies(501, "a"), "/values"),
                Arguments.of(IN, List.of("a", "x".repeat(1_001)), "/values/1"),
                Arguments.of(EQUALS, List.of(Double.NaN), "/values/0"),
                Arguments.of(GREATER_THAN, List.of("5"), "/values/0"),
                Arguments.of(GREATER_THAN, List.of(Double.POSITIVE_INFINITY), "/values/0"),
                Arguments.of(BETWEEN, List.of(1L), "/values"),
                Arguments.of(BETWEEN, List.of(2L, 1.5), "/values"),
                Arguments.of(STARTS_WITH, List.of(""), "/values/0"),
                Arguments.of(MATCHES, List.of("ok", "("), "/values/1"),
                Arguments.of(MATCHES, List.of("(?=ahead)"), "/values/0"),
                Arguments.of(MATCHES, List.of("x".repeat(1_001)), "/values/0"),
                Arguments.of(MATCHES, Collections.nCopies(21, "a"), "/values"),
                Arguments.of(SEMVER_EQUALS, List.of("1.2"), "/values/0"),
                Arguments.of(SEMVER_EQUALS, List.of(1.2), "/values/0"),
                Arguments.of(BEFORE, List.of("tomorrow"), "/values/0"),
                Arguments.of(IN_CIDR, List.of("10.0.0.0/33"), "/values/0"),
                Arguments.of(IN_CIDR, List.of("example.org"), "/values/0"),
                Arguments.of(IN_CIDR, List.of("::/129"), "/values/0"),
                Arguments.of(IN_SEGMENT, List.of(7L), "/values/0"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void a_fault_is_found_where_it_is(Operator operator, List<Object> values, String pointer) {
        assertThat(ConditionCheck.problems(new Condition.Comparison("it", operator, values)))
                .extracting(Problem::pointer)
                .containsExactly(pointer);
    }

    @Test
    void the_pointer_leads_through_all_nesting() {
        var faulty = new Condition.Comparison("age", BETWEEN, List.of(1L, "x"));
        var condition = new Condition.All(
                List.of(new Condition.Any(List.of()), new Condition.Not(new Condition.Any(List.of(faulty)))));

        assertThat(ConditionCheck.problems(condition))
                .containsExactly(new Problem("/all/1/not/any/0/values/1", "must be a number"));
    }

    @Test
    void ten_levels_are_deep_enough() {
        Condition condition = new Condition.Comparison("it", EXISTS, List.of());
        for (int depth = 1; depth < 10; depth++) {
            condition = new Condition.Not(condition);
        }
        assertThat(ConditionCheck.problems(condition)).isEmpty();
        assertThat(ConditionCheck.problems(new Condition.Not(condition)))
                .extracting(Problem::pointer)
                .containsExactly("/not".repeat(10));
    }

    @Test
    void dimensions_have_a_name_of_bearable_length() {
        assertThat(Stream.of("", " ", "x".repeat(201))
                        .map(name -> ConditionCheck.problems(new Condition.Comparison(name, EXISTS, List.of())))
                        .map(problems -> problems.getFirst().pointer()))
                .containsOnly("/dimension");
    }

    @Test
    void five_hundred_parts_are_enough() {
        var part = new Condition.Comparison("it", EXISTS, List.of());
        assertThat(ConditionCheck.problems(new Condition.Any(Collections.nCopies(500, part))))
                .isEmpty();
        assertThat(ConditionCheck.problems(new Condition.Any(Collections.nCopies(501, part))))
                .extracting(Problem::pointer)
                .containsExactly("/any");
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{100}){100}){10}", "(?:x{1000}){3}", "[a{]{900}{900}", "(abc){900}"})
    void a_pattern_that_would_fill_the_memory_is_refused(String pattern) {
        assertThat(ConditionCheck.problems(matching(pattern)))
                .singleElement()
                .extracting(Problem::detail)
                .asString()
                .contains("repeats too much");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z0-9._%+-]{1,64}@example\\.(com|org)$",
                "\\x{10FFFF}",
                "\\p{Greek}{2,5}",
                "{json}",
                "a{2,}",
                "[]]{3}"
            })
    void an_honest_pattern_is_taken(String pattern) {
        assertThat(ConditionCheck.problems(matching(pattern))).isEmpty();
    }

    private static Condition matching(String pattern) {
        return new Condition.Comparison("it", MATCHES, List.of(pattern));
    }
}
