package dev.assay.server.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was asked for on the command line.
 *
 * @param demo whether simulated visitors shall come
 * @param properties the options as the configuration names them
 */
record Options(boolean demo, Map<String, String> properties) {
    private static final Map<String, String> NAMES =
            Map.of("--data", "assay.data", "--port", "server.port", "--postgres-url", "assay.postgres-url");
    private static final List<String> HELP = List.of("--help", "-h");
    /** A dot tells a setting of the configuration from a misspelt option. */
    private static final Pattern PROPERTY = Pattern.compile("--(\\w[\\w-]*(?:\\.\\w[\\w\\[\\]-]*)+)");

    static final String USAGE = """
            usage: ./assay start|demo [--data FOLDER] [--port PORT] [--postgres-url URL] [--property=value …]

              --data          keeps the embedded database and the secrets; default: data
              --port          default: 8080
              --postgres-url  an existing PostgreSQL: postgresql://user:password@host:port/database
              --property      any other setting, such as --assay.tracking.places=/var/lib/GeoLite2-City.mmdb
            """;

    Options {
        properties = Map.copyOf(properties);
    }

    /** The command line is not understood. */
    static final class Misused extends RuntimeException {
        Misused(String message) {
            super(message, null, false, false);
        }
    }

    static boolean askForHelp(List<String> arguments) {
        return arguments.stream().anyMatch(HELP::contains);
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
            var property = property(name).orElseThrow(() -> new Misused("unknown option " + option));
            if (equals < 0 && !rest.hasNext()) {
                throw new Misused(name + " needs a value");
            }
            properties.put(
                    property, equals < 0 ? separate(name, rest.next()) : given(name, option.substring(equals + 1)));
        }
        checkPort(properties);
        return new Options(demo, properties);
    }

    /** The properties in the form that Spring reads, which puts them above all other settings. */
    String[] settings() {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static Optional<String> property(String name) {
        var known = Optional.ofNullable(NAMES.get(name));
        return known.isPresent()
                ? known
                : Optional.of(PROPERTY.matcher(name)).filter(m -> m.matches()).map(m -> m.group(1));
    }

    /** Whoever forgets a value does not mean the next option; who does mean such a value writes it behind an equals sign. */
    private static String separate(String name, String value) {
        if (value.startsWith("--")) {
            throw new Misused(name + " needs a value, and " + value + " looks like the next option");
        }
        return given(name, value);
    }

    private static String given(String name, String value) {
        if (value.isBlank()) {
            throw new Misused(name + " needs a value");
        }
        return value;
    }

    private static void checkPort(Map<String, String> properties) {
        var port = properties.getOrDefault("server.port", "8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Misused("--port must be a number from 0 to 65535, not " + port);
        }
    }
}
