package dev.assay.command.tracking.client;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the place of an address in a database of MaxMind's format. Reads the layout of GeoLite2 and DB-IP ({@code
 * country.iso_code}, {@code subdivisions[0]}, {@code city.names.en}) and the flat one of IPinfo ({@code country_code},
 * {@code region}, {@code city}).
 */
public final class Places implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final @Nullable Reader database;

    private Places(@Nullable Reader database) {
        this.database = database;
    }

    /** Reads the operator's database; with none, every place is unknown, and one line in the log says so. */
    public static Places in(Optional<Path> database) {
        if (database.isEmpty()) {
            LOG.info("No database of places is configured: events carry no country, region or city");
            return new Places(null);
        }
        var file = database.get();
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the database of places cannot be read: " + file);
        }
        try {
            return new Places(new Reader(file.toFile(), new CHMCache()));
        } catch (IOException fault) {
            throw new UncheckedIOException("the database of places is not in MaxMind's format: " + file, fault);
        }
    }

    /** The place of an address; unknown when it is no address or the database has nothing on it. */
    Place of(String address) {
        if (database == null || address.isEmpty()) {
            return Place.UNKNOWN;
        }
        try {
            Map<?, ?> entry = database.get(InetAddress.ofLiteral(address), Map.class);
            return entry == null ? Place.UNKNOWN : place(entry);
        } catch (IllegalArgumentException noAddress) {
            return Place.UNKNOWN;
        } catch (IOException fault) {
            LOG.warn("The database of places cannot be read: {}", fault.getMessage());
            return Place.UNKNOWN;
        }
    }

    private static Place place(Map<?, ?> entry) {
        var country = entry.get("country_code") instanceof String code ? code : name(entry.get("country"), "iso_code");
        var region = entry.get("subdivisions") instanceof List<?> list && !list.isEmpty()
                ? name(list.getFirst(), "names")
                : name(entry.get("region"), "names");
        return new Place(country, region, name(entry.get("city"), "names"));
    }

    private static String name(@Nullable Object value, String key) {
        return switch (value) {
            case String text -> text;
            case Map<?, ?> map when map.get(key) instanceof String text -> text;
            case Map<?, ?> map
            when map.get(key) instanceof Map<?, ?> names && names.get("en") instanceof String text -> text;
            case Map<?, ?> map when map.get("iso_code") instanceof String text -> text;
            case null, default -> "";
        };
    }

    @Override
    public void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    /** Where an address is; {@code ""} where unknown. */
    record Place(String country, String region, String city) {
        static final Place UNKNOWN = new Place("", "", "");
    }
}
