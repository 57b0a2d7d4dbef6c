package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The reference of the configuration names whatever can be set, and nothing that cannot. */
class ConfigurationReferenceTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String REFERENCE = text(ROOT.resolve("docs/reference/configuration.md"));
    private static final ConversionService TEXTS = ApplicationConversionService.getSharedInstance();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ASSAY_[A-Z_]+)");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    /** Rows such as {@code | `assay.data` | `data` | meaning |} of the settings; a default of {@code none} is none. */
    private static final Pattern SETTING =
            Pattern.compile("^\\| `([a-z][a-z.-]+)` \\| (?:`([^`]+)`|(none)) \\|", Pattern.MULTILINE);

    @Test
    void every_setting_of_assay_is_named_with_its_default_and_no_other() {
        assertThat(told(name -> name.startsWith("assay."))).isEqualTo(settings());
    }

    @Test
    void what_assay_gives_to_spring_is_told_as_it_is() throws IOException {
        var given = new Properties();
        given.load(new StringReader(text(Path.of("src", "main", "resources", "application.properties"))));

        var told = told(name -> !name.startsWith("assay."));
        assertThat(told).isNotEmpty();
        told.forEach(
                (name, value) -> assertThat(given.getProperty(name)).as(name).isEqualTo(value));
    }

    @Test
    void every_option_and_every_variable_of_the_launcher_is_named() {
        assertThat(words(OPTION, Options.USAGE)).isNotEmpty().allMatch(option -> REFERENCE.contains("`" + option));
        assertThat(words(VARIABLE, text(ROOT.resolve("assay"))))
                .isNotEmpty()
                .allMatch(variable -> REFERENCE.contains("`" + variable.substring(2) + "`"));
    }

    @Test
    void every_setting_of_assay_can_be_given_as_text() throws ReflectiveOperationException {
        for (var type : types()) {
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (var component : components(type).toList()) {
                var given = Map.of(prefix + "." + kebab(component.getName()), "some/thing");
                var bound = new Binder(List.of(new MapConfigurationPropertySource(given)), null, TEXTS)
                        .bind(prefix, Bindable.of(type))
                        .get();
                component.getAccessor().setAccessible(true);

                assertThat(component.getAccessor().invoke(bound).toString()).contains("some/thing");
            }
        }
    }

    private static Map<String, String> told(Predicate<String> wanted) {
        var told = new TreeMap<String, String>();
        SETTING.matcher(REFERENCE)
                .results()
                .filter(row -> wanted.test(row.group(1)))
                .forEach(row -> told.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        return told;
    }

    /** By name, with the default; {@code ""} where there is none. */
    private static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        types().forEach(type -> components(type)
                .forEach(component -> settings.put(
                        type.getAnnotation(ConfigurationProperties.class).value() + "." + kebab(component.getName()),
                        defaultOf(component))));
        return settings;
    }

    private static List<Class<?>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.assay").stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .<Class<?>>map(
                        name -> ClassUtils.resolveClassName(name, ConfigurationReferenceTest.class.getClassLoader()))
                .toList();
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        assertThat(type.isRecord()).as("%s is a record", type).isTrue();
        return Arrays.stream(type.getRecordComponents());
    }

    private static String defaultOf(RecordComponent component) {
        var constructor = component.getDeclaringRecord().getDeclaredConstructors()[0];
        return Arrays.stream(constructor.getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(DefaultValue.class)))
                .map(given -> String.join(",", given.value()))
                .findFirst()
                .orElse("");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(Pattern pattern, String text) {
        var words = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> words.add(found.group()));
        return words;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
