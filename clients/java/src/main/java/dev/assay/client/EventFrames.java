package dev.assay.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events; lines of a kind it does not know are passed over, as the standard asks. */
final class EventFrames {
    private static final int LONGEST = 64 * 1024 * 1024;

    private final BufferedReader lines;
    private final Runnable onLine;

    /** @param onLine hears of every line, be it only a sign of life */
    EventFrames(InputStream stream, Runnable onLine) {
        this.onLine = onLine;
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    record Frame(String event, String data) {}

    /** The next event, or null at the stream's end. */
    @Nullable
    Frame next() throws IOException {
        var event = "message";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            onLine.run();
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return new Frame(event, data.substring(0, data.length() - 1));
                }
                event = "message";
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line, line.startsWith("data: ") ? 6 : 5, line.length())
                        .append('\n');
                if (data.length() > LONGEST) {
                    throw new IOException("an event is longer than " + LONGEST + " characters");
                }
            }
        }
        return null;
    }
}
