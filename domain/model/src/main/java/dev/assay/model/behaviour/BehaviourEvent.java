package dev.assay.model.behaviour;

import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something a user did, as it stands in the behaviour log: an immutable fact.
 *
 * @param eventId unique for its user; the same id counts once, whenever and however often it arrives
 * @param experiment the experiment an exposure belongs to; optional for the other kinds
 * @param variant the variant an exposure showed
 * @param occurredAt when it happened, as the client says (or the server's time when it does not); decides order
 * @param receivedAt when the server accepted it; decides the log's partition
 * @param lifecyclePosition the position in the event store the accepting node's configuration stood at: whoever folds the
 *     event must have seen the lifecycle up to there
 * @param properties free properties: strings, numbers and booleans
 * @param client what the address and user agent said, before both were dropped
 */
public record BehaviourEvent(
        Scope scope,
        String eventId,
        UserReference user,
        BehaviourKind kind,
        String eventName,
        Optional<ExperimentId> experiment,
        Optional<VariantId> variant,
        Instant occurredAt,
        Instant receivedAt,
        long lifecyclePosition,
        Optional<String> sessionId,
        Map<String, Object> properties,
        ClientTraits client) {}
