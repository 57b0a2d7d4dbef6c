package dev.assay.assignment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    /** A key to put, or with a sign to remove. */
    @Property(tries = 500)
    void it_holds_what_a_sorted_map_would(@ForAll @Size(max = 200) List<@IntRange(min = -50, max = 50) Integer> deeds) {
        var expected = new TreeMap<Integer, String>();
        var map = PersistentMap.<Integer, String>empty();
        for (int i = 0; i < deeds.size(); i++) {
            int key = Math.abs(deeds.get(i));
            if (deeds.get(i) < 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, "value " + i);
                map = map.with(key, "value " + i);
            }
            assertThat(map.size()).isEqualTo(expected.size());
            assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        }
        assertThat(entries(map)).isEqualTo(List.copyOf(expected.entrySet()));
        for (int key = 0; key <= 50; key++) {
            assertThat(map.get(key)).isEqualTo(expected.get(key));
        }
    }

    @Property(tries = 200)
    void a_change_leaves_the_map_it_came_from_alone(
            @ForAll @Size(max = 100) List<@IntRange(max = 50) Integer> keys, @ForAll @IntRange(max = 50) int changed) {
        var map = PersistentMap.<Integer, String>empty();
        for (var key : keys) {
            map = map.with(key, "before");
        }
        var before = entries(map);

        var more = map.with(changed, "after");
        var less = map.without(changed);

        assertThat(entries(map)).isEqualTo(before);
        assertThat(more.get(changed)).isEqualTo("after");
        assertThat(less.get(changed)).isNull();
    }

    @Test
    void it_stays_flat_in_the_worst_order_and_when_most_is_gone() {
        var map = PersistentMap.<Integer, String>empty();
        for (int key = 0; key < 100_000; key++) {
            map = map.with(key, "");
        }
        assertThat(map.depth()).isLessThanOrEqualTo(34); // twice the logarithm
        for (int key = 0; key < 99_000; key++) {
            map = map.without(key);
        }
        assertThat(map.size()).isEqualTo(1_000);
        assertThat(map.depth()).isLessThanOrEqualTo(20);
    }

    private static List<Map.Entry<Integer, String>> entries(PersistentMap<Integer, String> map) {
        var entries = new ArrayList<Map.Entry<Integer, String>>();
        map.forEach((key, value) -> entries.add(Map.entry(key, value)));
        return entries;
    }
}
