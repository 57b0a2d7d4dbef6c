package dev.assay.server.hot;

import dev.assay.http.HotEndpoint;
import dev.assay.http.Route;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Puts the hot endpoints in front of the servlet context: what they do not serve goes on to it. */
public final class HotPath implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {
    private final List<HotEndpoint> endpoints;

    HotPath(List<HotEndpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** What is served here. */
    public List<Route> routes() {
        return endpoints.stream().map(HotEndpoint::route).toList();
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            var inOrder = new ArrayList<Handler>(endpoints);
            inOrder.add(server.getHandler());
            server.setHandler(new Handler.Sequence(inOrder));
            server.setErrorHandler(new ProblemErrors());
        });
    }

    /** The last, so that compression and request logs are behind it and not in its way. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
