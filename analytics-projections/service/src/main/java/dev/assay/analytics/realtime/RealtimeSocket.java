package dev.assay.analytics.realtime;

import dev.assay.model.company.KeyId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.node.ObjectNode;

/**
 * An experiment as it happens, over WebSocket: each event of the stream is one JSON text, with its name as {@code type}.
 * What the client sends is ignored. Whoever lets the client in notes the experiment and the key on the session.
 */
public final class RealtimeSocket extends TextWebSocketHandler {
    /** The session's attribute that holds the {@link ExperimentKey}. */
    public static final String EXPERIMENT = "assay.experiment";

    /** The session's attribute that holds the {@link KeyId} of who watches. */
    public static final String KEY = "assay.key";

    private static final String WATCHER = "assay.watcher";

    private final RealtimeFeed feed;

    public RealtimeSocket(RealtimeFeed feed) {
        this.feed = feed;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        if (!(session.getAttributes().get(EXPERIMENT) instanceof ExperimentKey experiment)
                || !(session.getAttributes().get(KEY) instanceof KeyId key)) {
            throw new IllegalStateException("nobody said who watches which experiment");
        }
        var watcher = feed.subscribe(experiment, key, event -> send(session, event));
        session.getAttributes().put(WATCHER, watcher);
        watcher.whenClosed(() -> close(session));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().get(WATCHER) instanceof Watcher watcher) {
            watcher.close();
        }
    }

    private static void send(WebSocketSession session, RealtimeEvent event) {
        try {
            session.sendMessage(
                    event instanceof RealtimeEvent.Heartbeat ? new PingMessage() : new TextMessage(text(event)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String text(RealtimeEvent event) {
        ObjectNode fields = ModelJson.mapper().valueToTree(event);
        return ModelJson.mapper()
                .createObjectNode()
                .put("type", event.type())
                .setAll(fields)
                .toString();
    }

    private static void close(WebSocketSession session) {
        try {
            session.close();
        } catch (IOException gone) {
            // closed already, then
        }
    }
}
