package dev.assay.server.hot;

import dev.assay.assignment.assign.AssignEndpoint;
import dev.assay.assignment.configuration.AssignmentProjection;
import dev.assay.assignment.configuration.ConfiguredCallers;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.exposure.ExposureSink;
import dev.assay.assignment.exposure.Exposures;
import dev.assay.assignment.ofrep.OfrepEndpoints;
import dev.assay.assignment.sdk.ConfigurationStreams;
import dev.assay.assignment.sdk.RefetchStream;
import dev.assay.assignment.sdk.SdkEndpoints;
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
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.flag.FlagUse;
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
    Exposures exposures(ExposureSink sink, ClientAddress addresses, Clock clock) {
        return new Exposures(sink, addresses, clock);
    }

    @Bean
    AssignEndpoint assignEndpoint(
            LiveConfiguration configuration,
            UserReferences users,
            UserAgents agents,
            Exposures exposures,
            StickyAssignments sticky) {
        return new AssignEndpoint(configuration, users, agents::isKnownRobot, exposures, sticky);
    }

    @Bean(destroyMethod = "close")
    ConfigurationStreams configurationStreams(LiveConfiguration configuration, UserReferences users) {
        return new ConfigurationStreams(configuration, users);
    }

    @Bean
    SdkEndpoints sdkEndpoints(
            LiveConfiguration configuration, UserReferences users, ConfigurationStreams streams, FlagUse use) {
        return new SdkEndpoints(configuration, users, streams, use);
    }

    @Bean
    OfrepEndpoints ofrepEndpoints(
            LiveConfiguration configuration,
            UserReferences users,
            UserAgents agents,
            Exposures exposures,
            StickyAssignments sticky,
            ConfigurationStreams streams,
            FlagUse use) {
        return new OfrepEndpoints(
                configuration, users, agents::isKnownRobot, exposures, sticky, new RefetchStream(streams), use);
    }

    /** The busiest first: each asks in turn whether a request is its own. */
    @Bean
    HotPath hotPath(
            TrackEndpoints tracking,
            AssignEndpoint assignment,
            OfrepEndpoints flags,
            SdkEndpoints sdk,
            Callers callers,
            Positions positions,
            RequestIds requestIds) {
        var endpoints = new ArrayList<HotEndpoint>();
        endpoints.add(assignment.endpoint(callers, positions, requestIds));
        endpoints.addAll(tracking.endpoints(callers, positions, requestIds));
        endpoints.addAll(flags.endpoints(callers, positions, requestIds));
        endpoints.addAll(sdk.endpoints(callers, positions, requestIds));
        return new HotPath(endpoints);
    }
}
