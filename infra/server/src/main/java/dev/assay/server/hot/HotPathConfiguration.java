package dev.assay.server.hot;

import dev.assay.assignment.assign.AssignEndpoint;
import dev.assay.assignment.assign.ExposureSink;
import dev.assay.assignment.configuration.AssignmentProjection;
import dev.assay.assignment.configuration.ConfiguredCallers;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.command.tracking.Exposure;
import dev.assay.command.tracking.ExposureWriter;
import dev.assay.command.tracking.TrackEndpoints;
import dev.assay.command.tracking.client.UserAgents;
import dev.assay.http.ClientAddress;
import dev.assay.http.HotEndpoint;
import dev.assay.http.Positions;
import dev.assay.http.RequestIds;
import dev.assay.model.access.Callers;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.projection.Generations;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configuration in memory and the endpoints that answer from it. */
@Configuration(proxyBeanMethods = false)
class HotPathConfiguration {
    @Bean
    AssignmentProjection assignmentProjection() {
        return new AssignmentProjection();
    }

    @Bean
    LiveConfiguration liveConfiguration(AssignmentProjection projection, Generations generations) {
        return new LiveConfiguration(projection, generations);
    }

    @Bean
    Callers callers(LiveConfiguration configuration) {
        return new ConfiguredCallers(configuration);
    }

    @Bean
    ExposureSink exposureSink(ExposureWriter writer) {
        return shown -> writer.offer(new Exposure(
                shown.scope(),
                shown.userId(),
                shown.experiment(),
                shown.variant(),
                shown.occurredAt(),
                shown.lifecyclePosition(),
                shown.address(),
                shown.userAgent(),
                shown.dimensions()));
    }

    @Bean
    AssignEndpoint assignEndpoint(
            LiveConfiguration configuration,
            UserReferences users,
            UserAgents agents,
            ExposureSink exposures,
            ClientAddress addresses,
            Clock clock) {
        return new AssignEndpoint(configuration, users, agents::isKnownRobot, exposures, addresses, clock);
    }

    @Bean
    HotPath hotPath(
            TrackEndpoints tracking,
            AssignEndpoint assignment,
            Callers callers,
            Positions positions,
            RequestIds requestIds) {
        var endpoints = new ArrayList<HotEndpoint>(tracking.endpoints(callers, positions, requestIds));
        endpoints.add(assignment.endpoint(callers, positions, requestIds));
        return new HotPath(endpoints);
    }
}
