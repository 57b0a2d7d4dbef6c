package dev.assay.server.standby;

import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Ends the standby at the moment the server itself begins to listen, or when the start fails. */
final class Handover implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, DisposableBean {
    private @Nullable Standby standby;

    synchronized void from(Standby present) {
        standby = present;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                connector.addEventListener(new LifeCycle.Listener() {
                    @Override
                    public void lifeCycleStarting(LifeCycle starting) {
                        end();
                    }
                });
            }
        });
    }

    private synchronized void end() {
        if (standby != null) {
            standby.close();
            standby = null;
        }
    }

    @Override
    public void destroy() {
        end();
    }
}
