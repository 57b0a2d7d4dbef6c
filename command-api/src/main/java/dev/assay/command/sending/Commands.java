package dev.assay.command.sending;

import dev.assay.command.sending.Idempotency.Repetition;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Caller;
import dev.assay.model.event.ContextKeys;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Sends commands on behalf of callers and turns the outcome into the contract's answer. */
public final class Commands {
    /** The header that carries the position a write produced, or that a read has to wait for. */
    public static final String POSITION = "Assay-Position";

    private final CommandGateway gateway;
    private final StreamHeads heads;
    private final Serving serving;

    public Commands(CommandGateway gateway, StreamHeads heads, Serving serving) {
        this.gateway = gateway;
        this.heads = heads;
        this.serving = serving;
    }

    /** Changes an existing resource: 200. */
    public ResponseEntity<Accepted> change(Object command, Object stream, Object id, Writing writing) {
        dispatch(command, writing, id);
        return answer(ResponseEntity.ok(), stream, id);
    }

    /** Creates a resource at {@code location}: 201. */
    public ResponseEntity<Accepted> create(Object command, Object stream, Object id, URI location, Writing writing) {
        dispatch(command, writing, id);
        return answer(ResponseEntity.created(location), stream, id);
    }

    /** Sends a command whose answer cannot be given twice, and tells where its stream ends. */
    public StreamHeads.Head once(Object command, Object stream, Object id, Writing writing) {
        if (dispatch(command, writing, id) == Repetition.DONE_BEFORE) {
            throw new Rejected(new Rejection.Conflict(
                    "This request was done before, under the same Idempotency-Key; its answer is not kept."));
        }
        return headOf(stream);
    }

    /** Sends a command for an answer of the caller's own making, and tells where its stream ends. */
    public StreamHeads.Head send(Object command, Object stream, Object id, Writing writing) {
        dispatch(command, writing, id);
        return heads.of(stream.toString());
    }

    private ResponseEntity<Accepted> answer(ResponseEntity.BodyBuilder answer, Object stream, Object id) {
        var head = headOf(stream);
        return answer.eTag("\"" + head.version() + "\"")
                .header(POSITION, Long.toString(head.position()))
                .body(new Accepted(id.toString(), head.version()));
    }

    /** A key works, and a start or a stop is served, by the time its sender hears of it. */
    private StreamHeads.Head headOf(Object stream) {
        var head = heads.of(stream.toString());
        serving.await(head.position());
        return head;
    }

    private @Nullable Object dispatch(Object command, Writing writing, Object id) {
        var message = GenericCommandMessage.asCommandMessage(command).withMetaData(metadata(writing));
        try {
            return gateway.sendAndWait(message);
        } catch (AggregateNotFoundException _) {
            throw new Rejected(Rejection.NotFound.of("resource", id));
        } catch (AggregateStreamCreationException _) {
            throw new Rejected(Rejection.AlreadyExists.of("resource", id));
        } catch (ConcurrencyException _) {
            throw new Rejected(new Rejection.Conflict(
                    "Someone else changed '" + id + "' at the same moment. Read it again and retry."));
        }
    }

    private static Map<String, Object> metadata(Writing writing) {
        var metadata = new HashMap<String, Object>(context(writing.caller()));
        writing.ifMatch().ifPresent(version -> metadata.put(ContextKeys.IF_MATCH, version));
        writing.idempotencyKey().ifPresent(key -> {
            metadata.put(Idempotency.KEY, key);
            metadata.put(Idempotency.FINGERPRINT, writing.fingerprint());
        });
        return metadata;
    }

    /** What of the caller is kept with every event. */
    public static Map<String, String> context(Caller caller) {
        return Map.of(
                ContextKeys.COMPANY, caller.scope().company().value(),
                ContextKeys.ENVIRONMENT, caller.scope().environment().value(),
                ContextKeys.ACTOR, caller.actor(),
                ContextKeys.ROLE, caller.role().name().toLowerCase(Locale.ROOT),
                ContextKeys.REQUEST, caller.requestId(),
                ContextKeys.ADDRESS_HASH, caller.addressHash());
    }
}
