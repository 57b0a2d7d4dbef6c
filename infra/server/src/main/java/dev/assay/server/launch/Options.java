package dev.assay.server.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param demo whether simulated visitors shall come
 * @param properties the options as the configuration names them
 */
record Options(boolean demo, Map<String, String> properties) {
    private static final Map<String, String> NAMES =
            Map.of("--data", "assay.data", "--port", "server.port", "--postgres-url", "assay.postgres-url");

    static final String USAGE = """
            usage: ./assay start|demo [--data FOLDER] [--port PORT] [--postgres-url URL] [--property=value …]

              --data          keeps the embedded database and the secrets; default: data
              --port          default: 8080
              --postgres-url  an existing PostgreSQL: postgresql://user:password@host:port/database
              --property      any other setting, such as --assay.tracking.places=/var/lib/GeoLite2-City.mmdb
            """;

    /** The command line is not understood. */
    static final class Misused extends RuntimeException {
        Misused(String message) {
            super(message, null, false, false);
        }
    }

    static Options parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Misused("say what to do: start or demo");
        }
        var demo = switch (arguments.getFirst()) {
            case "demo" -> true;
            case "start" -> false;
            default -> throw new Misused("'" + arguments.getFirst() + "' is neither start nor demo");
        };
        var properties = new LinkedHashMap<String, String>();
        var rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            var equals = option.indexOf('=');
            var name = equals < 0 ? option : option.substring(0, equals);
            var property = NAMES.getOrDefault(name, name.contains(".") ? name.substring(2) : "");
            if (!option.startsWith("--") || property.isEmpty()) {
                throw new Misused("unknown option " + option);
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new Misused(option + " needs a value");
            }
            properties.put(property, equals < 0 ? rest.next() : option.substring(equals + 1));
        }
        checkPort(properties);
        return new Options(demo, Map.copyOf(properties));
    }

    /** The data folder, where it was named. */
    Optional<Path> data() {
        return Optional.ofNullable(properties.get("assay.data")).map(Path::of);
    }

    private static void checkPort(Map<String, String> properties) {
        var port = properties.getOrDefault("server.port", "8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Misused("--port must be a number from 0 to 65535, not " + port);
        }
    }
}
