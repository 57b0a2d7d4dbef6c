package dev.assay.server.projection;

import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.Rejected;
import dev.assay.model.Scope;
import dev.assay.model.access.Caller;
import dev.assay.model.company.Environment;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.projection.CompleteRebuild;
import dev.assay.model.projection.FailRebuild;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the event store how a rebuild ended. */
final class RebuildReports {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildReports.class);
    private static final KeyId REBUILD = new KeyId("rebuild");
    private static final Environment NO_PARTICULAR_ENVIRONMENT = new Environment("production");
    private static final int LONGEST_CAUSE = 1_000;

    private final Supplier<Commands> commands;

    RebuildReports(Supplier<Commands> commands) {
        this.commands = commands;
    }

    void completed(Generation generation, long events, Comparison comparison) {
        send(
                new CompleteRebuild(
                        key(generation), generation.number(), events, comparison.checksum(), comparison.liveChecksum()),
                generation);
    }

    void failed(Generation generation, Throwable fault) {
        var cause = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        var shortened = cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
        send(new FailRebuild(key(generation), generation.number(), shortened), generation);
    }

    private void send(Object command, Generation generation) {
        try {
            commands.get().send(command, key(generation), generation.number(), asSystem(generation));
        } catch (Rejected refused) {
            LOG.info(
                    "Generation {} of {} was settled meanwhile: {}",
                    generation.number(),
                    key(generation),
                    refused.getMessage());
        }
    }

    private static ProjectionKey key(Generation generation) {
        return new ProjectionKey(generation.company(), generation.projection());
    }

    private static Writing asSystem(Generation generation) {
        var scope = new Scope(generation.company(), NO_PARTICULAR_ENVIRONMENT);
        var caller = new Caller(scope, Role.ADMIN, REBUILD, "rebuild", "rebuild", "");
        return new Writing(caller, Optional.empty(), Optional.empty(), "");
    }
}
