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
        BROKEN_OFF,
        /** Too many large ones at once. */
        NO_ROOM
    }

    private final Request request;
    private final int limit;
    private final BodyBudget budget;
    private final Consumer<byte[]> onBody;
    private final Consumer<Failure> onFailure;
    private byte[] bytes;
    private long read;
    private long taken;
    private boolean noRoom;

    private BodyReader(
            Request request, int limit, BodyBudget budget, Consumer<byte[]> onBody, Consumer<Failure> onFailure) {
        this.request = request;
        this.limit = limit;
        this.budget = budget;
        this.onBody = onBody;
        this.onFailure = onFailure;
        long declared = request.getLength();
        this.bytes = new byte[(int) Math.min(declared < 0 ? FIRST_BUFFER : declared, Math.min(limit, FIRST_BUFFER))];
    }

    static void read(
            Request request, int limit, BodyBudget budget, Consumer<byte[]> onBody, Consumer<Failure> onFailure) {
        if (request.getLength() > DRAINED) {
            onFailure.accept(Failure.TOO_LARGE);
        } else {
            new BodyReader(request, limit, budget, onBody, onFailure).run();
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
                budget.giveBack(taken);
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
        if (read + length <= limit && !noRoom) {
            int needed = (int) read + length;
            if (needed > bytes.length && !grow(Math.max(needed, Math.min(2 * bytes.length, most())))) {
                read += length;
                return;
            }
            chunk.get(bytes, (int) read, length);
        }
        read += length;
    }

    /** What the body can have at most, as far as it said so. */
    private int most() {
        long declared = request.getLength();
        return declared < 0 ? limit : (int) Math.min(limit, declared);
    }

    private boolean grow(int size) {
        long more = size - bytes.length;
        noRoom = !budget.take(more);
        if (noRoom) {
            bytes = new byte[0];
            budget.giveBack(taken);
            taken = 0;
            return false;
        }
        taken += more;
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void finish() {
        try {
            if (read > limit) {
                onFailure.accept(Failure.TOO_LARGE);
            } else if (noRoom) {
                onFailure.accept(Failure.NO_ROOM);
            } else {
                onBody.accept(read == bytes.length ? bytes : Arrays.copyOf(bytes, (int) read));
            }
        } finally {
            budget.giveBack(taken);
        }
    }
}
