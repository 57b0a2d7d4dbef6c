package dev.assay.statistics.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assay.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares an answer with what a case expects, field by field; a null is an absent value. */
record Agreement(double relative, double absolute) {
    void check(JsonNode expected, Map<String, ?> answer) {
        expected.propertyStream().forEach(field -> {
            if (!answer.containsKey(field.getKey())) {
                fail("no answer for '%s'; answered %s", field.getKey(), answer);
            }
            same(field.getKey(), field.getValue(), unwrapped(answer.get(field.getKey())));
        });
    }

    private void same(String at, JsonNode expected, @Nullable Object actual) {
        if (expected.isNull() || actual == null) {
            assertThat(expected.isNull() && actual == null)
                    .as("%s: expected %s, was %s", at, expected, actual)
                    .isTrue();
        } else if (expected.isNumber()) {
            double number = expected.asDouble();
            double was = ((Number) actual).doubleValue();
            assertThat(number == was || Math.abs(was - number) <= Math.max(absolute, relative * Math.abs(number)))
                    .as("%s: expected %s, was %s", at, number, was)
                    .isTrue();
        } else if (expected.isArray()) {
            List<?> items =
                    actual instanceof Interval interval ? List.of(interval.low(), interval.high()) : (List<?>) actual;
            assertThat(items).as(at).hasSize(expected.size());
            for (int i = 0; i < items.size(); i++) {
                same(at + "/" + i, expected.get(i), unwrapped(items.get(i)));
            }
        } else if (expected.isObject()) {
            Map<?, ?> map = (Map<?, ?>) actual;
            expected.propertyStream().forEach(field -> {
                assertThat(map.containsKey(field.getKey()))
                        .as("%s/%s", at, field.getKey())
                        .isTrue();
                same(at + "/" + field.getKey(), field.getValue(), unwrapped(map.get(field.getKey())));
            });
        } else if (expected.isBoolean()) {
            assertThat(actual).as(at).isEqualTo(expected.asBoolean());
        } else {
            assertThat(actual.toString()).as(at).isEqualTo(expected.asString());
        }
    }

    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        return value instanceof Optional<?> optional ? unwrapped(optional.orElse(null)) : value;
    }
}
