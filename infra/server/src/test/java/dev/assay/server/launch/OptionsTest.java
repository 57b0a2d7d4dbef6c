package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void options_may_be_given_with_an_equals_sign_or_without() {
        var expected = Map.of(
                "assay.data", "/var/assay",
                "server.port", "80",
                "assay.postgres-url", "postgresql://a:b=c@db/assay",
                "assay.tracking.places", "city.mmdb");
        assertThat(parse("start --data /var/assay --port 80 --postgres-url postgresql://a:b=c@db/assay"
                                + " --assay.tracking.places city.mmdb")
                        .properties())
                .isEqualTo(expected);
        assertThat(parse("start --data=/var/assay --port=80 --postgres-url=postgresql://a:b=c@db/assay"
                                + " --assay.tracking.places=city.mmdb")
                        .properties())
                .isEqualTo(expected);
    }

    @Test
    void the_first_argument_says_whether_visitors_come() {
        assertThat(parse("demo")).isEqualTo(new Options(true, Map.of()));
        assertThat(parse("start")).isEqualTo(new Options(false, Map.of()));
    }

    @Test
    void a_value_that_looks_like_an_option_is_taken_behind_an_equals_sign_only() {
        assertThat(parse("start --data=--odd").properties()).containsEntry("assay.data", "--odd");
        assertThat(parse("start --data -odd").properties()).containsEntry("assay.data", "-odd");
    }

    @Test
    void the_last_of_two_values_counts() {
        assertThat(parse("start --port 1 --port 2").properties()).containsEntry("server.port", "2");
    }

    @Test
    void settings_are_handed_on_as_spring_reads_them() {
        assertThat(parse("demo --port 0 --logging.level.dev.assay=debug").settings())
                .containsExactlyInAnyOrder("--server.port=0", "--logging.level.dev.assay=debug");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                        | say what to do: start or demo
            stop                      | 'stop' is neither start nor demo
            --port 80 start           | '--port' is neither start nor demo
            demo .                    | unknown option .
            demo a.b                  | unknown option a.b
            demo -                    | unknown option -
            demo --                   | unknown option --
            demo --.                  | unknown option --.
            demo --a.                 | unknown option --a.
            demo --=x                 | unknown option --=x
            demo --prot 80            | unknown option --prot
            demo -port 80             | unknown option -port
            demo --port               | --port needs a value
            demo --port=              | --port needs a value
            start --data=             | --data needs a value
            start --data --port 1     | --data needs a value, and --port looks like the next option
            start --data --port=1     | --data needs a value, and --port=1 looks like the next option
            start --assay.secret=     | --assay.secret needs a value
            start --port 65536        | --port must be a number from 0 to 65535, not 65536
            start --port -1           | --port must be a number from 0 to 65535, not -1
            start --port 8o8o         | --port must be a number from 0 to 65535, not 8o8o
            start --server.port=web   | --port must be a number from 0 to 65535, not web
            """)
    void what_is_not_understood_is_named(String line, String complaint) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(Options.Misused.class)
                .hasMessage(complaint);
    }

    @Test
    void a_blank_value_is_none() {
        assertThatThrownBy(() -> Options.parse(List.of("start", "--data", " "))).hasMessage("--data needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("start", "--data", ""))).hasMessage("--data needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "start --help", "demo --port 80 -h", "demo --data --help", "nonsense -h"})
    void help_may_be_asked_for_anywhere(String line) {
        assertThat(Options.askForHelp(words(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "start", "demo --data=--help", "start --data help"})
    void help_is_not_forced_on_anyone(String line) {
        assertThat(Options.askForHelp(words(line))).isFalse();
    }

    private static Options parse(String line) {
        return Options.parse(words(line));
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : Arrays.asList(line.split(" ", -1));
    }
}
