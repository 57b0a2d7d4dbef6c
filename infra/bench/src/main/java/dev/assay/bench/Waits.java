package dev.assay.bench;

import java.util.Arrays;

/** How long one client waited for each of its answers. */
final class Waits {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long waited) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = waited;
    }

    /** Milliseconds that a share of all answers were given in. */
    static double percentile(Iterable<Waits> clients, double share) {
        long[] all = {};
        for (var client : clients) {
            int before = all.length;
            all = Arrays.copyOf(all, before + client.count);
            System.arraycopy(client.nanos, 0, all, before, client.count);
        }
        Arrays.sort(all);
        return all[(int) Math.min(all.length - 1L, Math.round(share * all.length))] / 1e6;
    }
}
