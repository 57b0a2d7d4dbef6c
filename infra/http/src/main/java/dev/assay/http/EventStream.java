package dev.assay.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A stream of server-sent events to one client. One write is on its way at a time: whoever sends waits for its end, so that a
 * slow client costs no memory.
 */
public final class EventStream {
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Runnable onEnd = () -> {};

    EventStream(Request request, Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache, no-transform");
        headers.put("X-Accel-Buffering", "no");
        response.setStatus(200);
        request.addFailureListener(failure -> end(failure));
    }

    /** What to do, once, when the client has left. */
    public void onEnd(Runnable action) {
        onEnd = action;
        if (over.get()) {
            action.run();
        }
    }

    public boolean isOver() {
        return over.get();
    }

    /** Sends frames, and calls back when the client has them; not while another write is on its way. */
    public void send(byte[] frames, Runnable sent) {
        response.write(false, ByteBuffer.wrap(frames), Callback.from(sent, this::end));
    }

    /** Says goodbye: the client comes back, to another node if it can. */
    public void close() {
        if (over.compareAndSet(false, true)) {
            response.write(true, ByteBuffer.allocate(0), callback);
            onEnd.run();
        }
    }

    private void end(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            callback.failed(failure);
            onEnd.run();
        }
    }

    /** One event as it is sent; {@code data} has no line breaks, as JSON need not have. */
    public static byte[] frame(String event, String id, byte[] data) {
        var head = ("event: " + event + "\nid: " + id + "\ndata: ").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + data.length + 2)
                .put(head)
                .put(data)
                .put((byte) '\n')
                .put((byte) '\n')
                .array();
    }

    /** A comment, which keeps the connection open and tells whether it still is. */
    public static byte[] heartbeat() {
        return ":\n\n".getBytes(UTF_8);
    }
}
