package dev.assay.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Request;

/**
 * Finds the address a request really comes from. {@code X-Forwarded-For} is believed only as far as trusted proxies wrote
 * it: anyone else could name any address there.
 */
public final class ClientAddress {
    private final List<AddressRange> trusted;

    private ClientAddress(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    /** Takes the connection's address always. */
    public static ClientAddress ofConnection() {
        return new ClientAddress(List.of());
    }

    /**
     * Takes the address before the last trusted proxy.
     *
     * @param ranges addresses or CIDR ranges, such as {@code 10.0.0.0/8}; {@link IllegalArgumentException} when one is
     *     neither
     */
    public static ClientAddress behind(List<String> ranges) {
        return new ClientAddress(ranges.stream().map(AddressRange::parse).toList());
    }

    /** The client's address as text, {@code ""} where the connection has none. */
    public String of(Request request) {
        var peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                        && socket.getAddress() != null
                ? socket.getAddress().getHostAddress()
                : "";
        return trusted.isEmpty()
                ? peer
                : beforeTheProxies(peer, request.getHeaders().getValuesList("X-Forwarded-For"));
    }

    /**
     * The client's address, given the connection's.
     *
     * @param forwardedFor the values of {@code X-Forwarded-For}, in the order of the lines
     */
    public String beforeTheProxies(String peer, List<String> forwardedFor) {
        var hops = forwardedFor.stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        var client = peer;
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client); hop--) {
            var before = hops.get(hop);
            if (!AddressRange.isAddress(before)) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        if (!AddressRange.isAddress(address)) {
            return false;
        }
        InetAddress parsed = InetAddress.ofLiteral(address);
        return trusted.stream().anyMatch(range -> range.contains(parsed));
    }
}
