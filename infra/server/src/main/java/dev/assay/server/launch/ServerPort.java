package dev.assay.server.launch;

import dev.assay.server.installation.CannotStart;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the web server will listen. It comes last, so whether it can is seen first.
 *
 * @param address all of the machine's, when absent
 */
record ServerPort(int number, @Nullable InetAddress address) {
    static ServerPort of(Environment settings) {
        return new ServerPort(
                settings.getProperty("server.port", Integer.class, 0),
                settings.getProperty("server.address", InetAddress.class));
    }

    static String inUse(int number) {
        return "port " + number + " is in use: stop what listens there, or choose another --port";
    }

    void requireFree() {
        try (var attempt = new ServerSocket(number, 1, address)) {
            attempt.getLocalPort();
        } catch (BindException refused) {
            throw new CannotStart(
                    String.valueOf(refused.getMessage()).contains("in use")
                            ? inUse(number)
                            : "port " + number + " cannot be had: " + refused.getMessage(),
                    refused);
        } catch (IOException fault) {
            throw CannotStart.because("port " + number + " cannot be had", fault);
        }
    }
}
