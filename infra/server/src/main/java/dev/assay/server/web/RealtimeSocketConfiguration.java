package dev.assay.server.web;

import dev.assay.analytics.realtime.RealtimeFeed;
import dev.assay.analytics.realtime.RealtimeSocket;
import dev.assay.analytics.results.AccessLog;
import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.model.access.Callers;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** The live view's address takes WebSockets too: requests that ask for an upgrade come here, all others to the stream. */
@Configuration(proxyBeanMethods = false)
class RealtimeSocketConfiguration {
    static final String ADDRESS = "/api/v1/experiments/*/realtime";

    @Bean
    HandlerMapping realtimeSockets(
            RealtimeFeed feed,
            Callers callers,
            CallerArguments arguments,
            ExperimentDirectory experiments,
            AccessLog accesses) {
        var handshakes = new DefaultHandshakeHandler(new JettyRequestUpgradeStrategy());
        handshakes.setSupportedProtocols(RealtimeHandshake.PROTOCOL);
        var handler = new WebSocketHttpRequestHandler(new RealtimeSocket(feed), handshakes);
        handler.setHandshakeInterceptors(List.of(new RealtimeHandshake(callers, arguments, experiments, accesses)));
        var mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of(ADDRESS, handler));
        mapping.setOrder(-1);
        return mapping;
    }
}
