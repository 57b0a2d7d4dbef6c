package dev.assay.postgres.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes events of copied rows. Several threads may use one. */
final class EventDecoder {
    private static final List<BehaviourKind> KINDS = List.of(BehaviourKind.values());

    private final Interned<Scope> scopes =
            new Interned<>((bytes, from) -> Scope.of(text(bytes, from), text(bytes, after(bytes, from))));
    private final Interned<String> names = new Interned<>(EventDecoder::text);
    private final Interned<Optional<ExperimentId>> experiments =
            new Interned<>((bytes, from) -> optional(bytes, from).map(ExperimentId::new));
    private final Interned<Optional<VariantId>> variants =
            new Interned<>((bytes, from) -> optional(bytes, from).map(VariantId::new));
    private final Interned<ClientTraits> clients = new Interned<>(EventDecoder::client);

    /** The row's event; the rows stand behind the position. */
    BehaviourEvent decode(CopiedRows row) {
        long receivedAt = row.bigint();
        long occurredAt = row.bigint();
        long lifecyclePosition = row.bigint();
        var user = new UserReference(bytes(row));
        var kind = KINDS.get(row.smallint());
        var scope = interned(row, scopes, 2);
        var name = interned(row, names, 1);
        var experiment = interned(row, experiments, 1);
        var variant = interned(row, variants, 1);
        var client = interned(row, clients, 7);
        var eventId = text(row.bytes(), row.at());
        row.skip(1);
        var sessionId = optional(row.bytes(), row.at());
        row.skip(1);
        return new BehaviourEvent(
                scope,
                eventId,
                user,
                kind,
                name,
                experiment,
                variant,
                Micros.toInstant(occurredAt),
                Micros.toInstant(receivedAt),
                lifecyclePosition,
                sessionId,
                properties(row),
                client);
    }

    private static <T> T interned(CopiedRows row, Interned<T> values, int fields) {
        int from = row.at();
        row.skip(fields);
        return values.get(row.bytes(), from, row.at());
    }

    private static byte[] bytes(CopiedRows row) {
        int from = row.at() + 4;
        row.skip(1);
        return Arrays.copyOfRange(row.bytes(), from, row.at());
    }

    private static Map<String, Object> properties(CopiedRows row) {
        int from = row.at();
        row.skip(1);
        int length = CopiedRows.length(row.bytes(), from);
        return length < 0 ? Map.of() : PropertiesJson.read(row.bytes(), from + 4, length);
    }

    private static ClientTraits client(byte[] bytes, int from) {
        var texts = new String[6];
        int at = from;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(bytes, at);
            at = after(bytes, at);
        }
        boolean bot = bytes[at + 4] != 0;
        return new ClientTraits(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], bot);
    }

    private static Optional<String> optional(byte[] bytes, int from) {
        return CopiedRows.length(bytes, from) < 0 ? Optional.empty() : Optional.of(text(bytes, from));
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from + 4, CopiedRows.length(bytes, from), UTF_8);
    }

    private static int after(byte[] bytes, int from) {
        return from + 4 + Math.max(0, CopiedRows.length(bytes, from));
    }
}
