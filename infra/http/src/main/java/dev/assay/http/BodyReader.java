package dev.assay.http;

import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a body without holding a thread, up to a limit. What comes past the limit is read and dropped, up to a second
 * limit, so that the client gets to read its 413 instead of a broken connection.
 */
final class BodyReader implements Runnable {
    private static final int DRAINED = 32 * 1024 * 1024;
    private static final int FIRST_BUFFER = 16 * 1024;

    /** Why there is no body. */
    enum Failure {
        TOO_LARGE,
        BROKEN_OFF
    }

    private final Request request;
    private final int limit;
    private final Consumer<byte[]> onBody;
    private final Consumer<Failure> onFailure;
    private byte[] bytes;
    private long read;

    private BodyReader(Request request, int limit, Consumer<byte[]> onBody, Consumer<Failure> onFailure) {
        this.request = request;
        this.limit = limit;
        this.onBody = onBody;
        this.onFailure = onFailure;
        long declared = request.getLength();
        this.bytes = new byte[(int) Math.min(declared < 0 ? FIRST_BUFFER : declared, Math.min(limit, FIRST_BUFFER))];
    }

    static void read(Request request, int limit, Consumer<byte[]> onBody, Consumer<Failure> onFailure) {
        if (request.getLength() > DRAINED) {
            onFailure.accept(Failure.TOO_LARGE);
        } else {
            new BodyReader(request, limit, onBody, onFailure).run();
        }
    }

    @Override
    public void run() {
        while (true) {
            var chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                onFailure.accept(Failure.BROKEN_OFF);
                return;
            }
            boolean last = chunk.isLast();
            take(chunk);
            chunk.release();
            if (last || read > DRAINED) {
                finish();
                return;
            }
        }
    }

    private void take(Content.Chunk chunk) {
        int length = chunk.remaining();
        if (read + length <= limit) {
            int needed = (int) read + length;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(needed, 2 * bytes.length)));
            }
            chunk.get(bytes, (int) read, length);
        }
        read += length;
    }

    private void finish() {
        if (read > limit) {
            onFailure.accept(Failure.TOO_LARGE);
        } else {
            onBody.accept(read == bytes.length ? bytes : Arrays.copyOf(bytes, (int) read));
        }
    }
}
