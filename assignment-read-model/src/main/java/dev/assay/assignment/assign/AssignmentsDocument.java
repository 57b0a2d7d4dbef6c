package dev.assay.assignment.assign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.assignment.assign.Assignment.Decided;
import dev.assay.assignment.assign.Assignment.Undecided;
import dev.assay.http.Json;
import dev.assay.rules.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the answer. Nearly all of it was written before, when the experiment was configured: it is copied together. */
final class AssignmentsDocument {
    private static final byte[] START = ascii("{\"assignments\":[");
    private static final byte[] EXPERIMENT = ascii("{\"experiment_id\":\"");
    private static final byte[] AFTER_EXPERIMENT = ascii("\",");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] END = ascii("]}");
    private static final byte[][] ENDINGS =
            Arrays.stream(Reason.values()).map(AssignmentsDocument::ending).toArray(byte[][]::new);

    private final List<byte[]> parts;
    private int length;

    private AssignmentsDocument(int assignments) {
        parts = new ArrayList<>(6 * assignments + 2);
    }

    static byte[] of(List<Assignment> assignments) {
        var document = new AssignmentsDocument(assignments.size());
        document.add(START);
        for (int i = 0; i < assignments.size(); i++) {
            if (i > 0) {
                document.add(COMMA);
            }
            document.add(assignments.get(i));
        }
        document.add(END);
        return document.joined();
    }

    private void add(Assignment assignment) {
        switch (assignment) {
            case Decided(var experiment, var evaluation) -> {
                add(EXPERIMENT);
                add(ascii(experiment.id().value()));
                add(AFTER_EXPERIMENT);
                add(experiment.variant(evaluation).members());
                add(ENDINGS[evaluation.reason().ordinal()]);
            }
            case Undecided undecided -> add(withoutVariant(undecided));
        }
    }

    private static byte[] withoutVariant(Undecided undecided) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("experiment_id", undecided.experimentId());
            json.writeNullProperty("variant_id");
            json.writeNullProperty("variant_name");
            json.writeNullProperty("config");
            json.writeStringProperty("reason", undecided.reason().name());
            json.writeBooleanProperty("in_experiment", false);
            json.writeEndObject();
        });
    }

    private void add(byte[] part) {
        parts.add(part);
        length = Math.addExact(length, part.length);
    }

    private byte[] joined() {
        var bytes = new byte[length];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return bytes;
    }

    private static byte[] ending(Reason reason) {
        return ascii(",\"reason\":\"" + reason + "\",\"in_experiment\":" + reason.isInExperiment() + "}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
