package dev.assay.command.tracking.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.command.tracking.client.Places.Place;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path folder;

    @Test
    void the_place_of_an_address_is_found_in_the_layout_of_geolite() throws Exception {
        var entry = Map.of(
                "country", Map.of("iso_code", "GB", "names", Map.of("en", "United Kingdom")),
                "subdivisions", List.of(Map.of("iso_code", "ENG", "names", Map.of("en", "England"))),
                "city", Map.of("names", Map.of("en", "London", "de", "London")));
        try (var places = places(new MmdbFile().put("81.2.69.0", 24, entry))) {
            assertThat(places.of("81.2.69.142")).isEqualTo(new Place("GB", "England", "London"));
            assertThat(places.of("81.2.70.1")).isEqualTo(Place.UNKNOWN);
        }
    }

    @Test
    void the_place_of_an_address_is_found_in_the_flat_layout() throws Exception {
        var entry = Map.of("country_code", "DE", "country", "Germany", "region", "Bavaria", "city", "Munich");
        try (var places = places(new MmdbFile().put("91.0.0.0", 8, entry))) {
            assertThat(places.of("91.7.7.7")).isEqualTo(new Place("DE", "Bavaria", "Munich"));
        }
    }

    @Test
    void a_country_alone_is_enough() throws Exception {
        try (var places = places(new MmdbFile().put("91.0.0.0", 8, Map.of("country", Map.of("iso_code", "DE"))))) {
            assertThat(places.of("91.7.7.7")).isEqualTo(new Place("DE", "", ""));
        }
    }

    @Test
    void what_is_no_address_has_no_place() throws Exception {
        try (var places = places(new MmdbFile().put("91.0.0.0", 8, Map.of("country_code", "DE")))) {
            assertThat(places.of("")).isEqualTo(Place.UNKNOWN);
            assertThat(places.of("example.org")).isEqualTo(Place.UNKNOWN);
            assertThat(places.of("::1")).isEqualTo(Place.UNKNOWN);
        }
    }

    @Test
    void without_a_database_every_place_is_unknown() throws Exception {
        try (var places = Places.in(Optional.empty())) {
            assertThat(places.of("81.2.69.142")).isEqualTo(Place.UNKNOWN);
        }
    }

    @Test
    void a_database_that_is_missing_or_none_stops_the_start() throws Exception {
        assertThatThrownBy(() -> Places.in(Optional.of(folder.resolve("absent.mmdb"))))
                .isInstanceOf(IllegalArgumentException.class);
        var nonsense = Files.writeString(folder.resolve("nonsense.mmdb"), "nonsense");
        assertThatThrownBy(() -> Places.in(Optional.of(nonsense))).isInstanceOf(UncheckedIOException.class);
    }

    private Places places(MmdbFile file) throws Exception {
        return Places.in(Optional.of(file.writeTo(folder.resolve("places.mmdb"))));
    }
}
