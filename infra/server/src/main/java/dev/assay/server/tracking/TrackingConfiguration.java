package dev.assay.server.tracking;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.command.tracking.ActiveExperiments;
import dev.assay.command.tracking.Admission;
import dev.assay.command.tracking.BehaviourLog;
import dev.assay.command.tracking.EventIds;
import dev.assay.command.tracking.ExposureWriter;
import dev.assay.command.tracking.Rejections;
import dev.assay.command.tracking.TrackEndpoints;
import dev.assay.command.tracking.client.ClientReader;
import dev.assay.command.tracking.client.Places;
import dev.assay.command.tracking.client.UserAgents;
import dev.assay.http.ClientAddress;
import dev.assay.model.behaviour.UserReferences;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From a request with events to the behaviour log. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {
    @Bean
    Places places(TrackingProperties properties) {
        return Places.in(properties.places().map(Path::of));
    }

    @Bean
    UserAgents userAgents() {
        return UserAgents.ofYauaa();
    }

    /** Loading beside the start would slow it down. */
    @Bean
    ApplicationListener<ApplicationStartedEvent> loadUserAgents(UserAgents agents) {
        return started -> agents.load();
    }

    @Bean
    ClientReader clientReader(Places places, UserAgents agents) {
        return new ClientReader(places, agents);
    }

    @Bean
    Rejections rejections(Clock clock) {
        return new Rejections(clock);
    }

    @Bean
    ActiveExperiments activeExperiments(LiveConfiguration configuration) {
        return new ConfiguredExperiments(configuration);
    }

    @Bean
    Admission admission(ActiveExperiments experiments, UserReferences users, Clock clock) {
        return new Admission(experiments, users, new EventIds(clock), clock);
    }

    @Bean
    TrackEndpoints trackEndpoints(
            BehaviourLog log,
            Admission admission,
            Rejections rejections,
            ClientReader clients,
            ClientAddress addresses) {
        return new TrackEndpoints(log, admission, rejections, clients, addresses);
    }

    @Bean(destroyMethod = "close")
    ExposureWriter exposureWriter(BehaviourLog log, UserReferences users, ClientReader clients, Clock clock) {
        return new ExposureWriter(log, users, clients, clock, ExposureWriter.Limits.standard());
    }
}
