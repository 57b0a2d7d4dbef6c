package dev.assay.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * A port to listen on that stays free while its server is away: the system takes the local ports of outgoing connections
 * from {@value #END} on, and whoever tries to reach an absent server there may even meet itself.
 */
public final class FreePort {
    private static final int BEGIN = 20_000;
    private static final int END = 32_768;
    private static final int ATTEMPTS = 100;
    private static final RandomGenerator RANDOM = new SecureRandom();

    private FreePort() {}

    /** One that nobody listens on now. */
    public static int choose() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var candidate = RANDOM.nextInt(BEGIN, END);
            try (var _ = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return candidate;
            } catch (IOException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }
}
