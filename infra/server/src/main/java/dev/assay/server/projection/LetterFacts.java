package dev.assay.server.projection;

import java.util.Map;
import org.axonframework.messaging.deadletter.DeadLetter;

/** What is noted on a dead letter beside its event. */
final class LetterFacts {
    static final String SEQUENCE = "sequence";
    static final String POSITION = "position";

    private LetterFacts() {}

    static Map<String, String> of(String sequence, long position) {
        return Map.of(SEQUENCE, sequence, POSITION, Long.toString(position));
    }

    static String sequence(DeadLetter<?> letter) {
        return String.valueOf(letter.diagnostics().get(SEQUENCE));
    }

    static long position(DeadLetter<?> letter) {
        return Long.parseLong(String.valueOf(letter.diagnostics().getOrDefault(POSITION, "-1")));
    }
}
