package dev.assay.postgres.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "reference", "events.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

    @Test
    void the_reference_of_events_describes_every_column_and_no_other() throws IOException {
        var text = Files.readString(REFERENCE);
        var table = text.substring(text.indexOf("The table `behaviour_event`"));

        var columns = List.of(Columns.LIST.split("[,\\s]+"));
        assertThat(columns).hasSize(Columns.COUNT);
        assertThat(ROW.matcher(table).results().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(columns);
    }
}
