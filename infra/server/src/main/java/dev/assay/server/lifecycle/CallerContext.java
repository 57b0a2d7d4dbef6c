package dev.assay.server.lifecycle;

import dev.assay.model.event.ContextKeys;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** What of a command's metadata its events carry: who sent it, from where. Its conditions are nobody's business later. */
final class CallerContext implements CorrelationDataProvider {
    private static final Set<String> KEPT = Set.of(
            ContextKeys.COMPANY,
            ContextKeys.ENVIRONMENT,
            ContextKeys.ACTOR,
            ContextKeys.ROLE,
            ContextKeys.REQUEST,
            ContextKeys.ADDRESS_HASH);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message.getMetaData().entrySet().stream()
                .filter(entry -> KEPT.contains(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
