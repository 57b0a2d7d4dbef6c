package dev.assay.model.experiment;

import static dev.assay.model.experiment.Status.ARCHIVED;
import static dev.assay.model.experiment.Status.DRAFT;
import static dev.assay.model.experiment.Status.PAUSED;
import static dev.assay.model.experiment.Status.RUNNING;
import static dev.assay.model.experiment.Status.SCHEDULED;
import static dev.assay.model.experiment.Status.STOPPED;
import static dev.assay.model.fixture.Checkout.CONTROL;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.NEXT_WEEK;
import static dev.assay.model.fixture.Checkout.TOMORROW;
import static dev.assay.model.fixture.Checkout.TREATMENT;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Checkout.historyOf;
import static dev.assay.model.fixture.Checkout.user;

import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.fixture.Story;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which command does what in which status: the whole table. */
class TransitionsTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class);
    private static final List<Status> STATUSES = List.of(DRAFT, SCHEDULED, RUNNING, PAUSED, STOPPED, ARCHIVED);

    private static final Instant LATER = TOMORROW.plusSeconds(3_600);

    /** {@code x}: allowed. */
    private static final String TABLE = """
            command           draft  scheduled  running  paused  stopped  archived
            update            x      x          x        x       -        -
            schedule          x      x          -        -       -        -
            start             x      x          -        -       -        -
            pause             -      -          x        -       -        -
            resume            -      -          -        x       -        -
            reallocate        x      x          x        x       -        -
            propose           -      -          x        x       -        -
            stop              -      -          x        x       -        -
            decide            -      -          x        x       x        -
            archive           x      x          -        -       x        -
            override          x      x          x        x       -        -
            remove-override   x      x          x        x       x        x
            """;

    static Stream<Arguments> cells() {
        return TABLE.lines().skip(1).flatMap(line -> {
            var cells = line.split(" +", -1);
            return STATUSES.stream().map(s -> Arguments.of(cells[0], s, cells[1 + STATUSES.indexOf(s)].equals("x")));
        });
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void a_command_is_allowed_in_these_statuses_and_no_other(String command, Status status, boolean allowed) {
        var version = historyOf(status).size() - 1;
        var outcome = STORY.given(historyOf(status)).whenSeen(version, command(command, status));
        if (allowed) {
            outcome.then(fact(command, status));
        } else {
            outcome.refused(NotAllowedInStatus.class);
        }
    }

    private static Object command(String name, Status status) {
        return switch (name) {
            case "update" -> new UpdateExperiment(KEY, renamed(status));
            case "schedule" -> new ScheduleExperiment(KEY, Optional.of(LATER), Optional.of(NEXT_WEEK));
            case "start" -> new StartExperiment(KEY, Trigger.MANUAL);
            case "pause" -> new PauseExperiment(KEY, "lunch");
            case "resume" -> new ResumeExperiment(KEY);
            case "reallocate" -> new ReallocateTraffic(KEY, weights(20, 80), "looks safe");
            case "propose" -> new ProposeAllocation(KEY, Proposals.shares(30, 70));
            case "stop" -> new StopExperiment(KEY, Trigger.MANUAL, "enough");
            case "decide" -> new DecideExperiment(KEY, TREATMENT, "it sells");
            case "archive" -> new ArchiveExperiment(KEY);
            case "override" -> new SetOverride(KEY, user(2), CONTROL);
            case "remove-override" -> new RemoveOverride(KEY, user(1));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object fact(String name, Status status) {
        return switch (name) {
            case "update" ->
                new ExperimentUpdated(
                        KEY, renamed(status), Allocation.of(definition().weights()));
            case "schedule" -> new ExperimentScheduled(KEY, LATER, Optional.of(NEXT_WEEK));
            case "start" -> Checkout.started();
            case "pause" -> new ExperimentPaused(KEY, "lunch");
            case "resume" -> new ExperimentResumed(KEY);
            case "reallocate" ->
                new TrafficReallocated(
                        KEY,
                        Allocation.of(definition().weights()).movingAsFewAsPossible(basisPoints(2_000, 8_000)),
                        "looks safe");
            case "propose" -> new AllocationProposed(KEY, 1, Proposals.shares(30, 70));
            case "stop" -> Checkout.stopped();
            case "decide" -> new ExperimentDecided(KEY, TREATMENT, "it sells");
            case "archive" -> new ExperimentArchived(KEY);
            case "override" -> new OverrideSet(KEY, user(2), CONTROL);
            case "remove-override" -> new OverrideRemoved(KEY, user(1));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static ExperimentDefinition renamed(Status status) {
        var renamed = definition().withName("Another name");
        return status == SCHEDULED ? renamed.withDates(Optional.of(TOMORROW), Optional.of(NEXT_WEEK)) : renamed;
    }

    private static SequencedMap<VariantId, Percent> weights(int control, int treatment) {
        var weights = new LinkedHashMap<VariantId, Percent>();
        weights.put(CONTROL, new Percent(control * 100));
        weights.put(TREATMENT, new Percent(treatment * 100));
        return weights;
    }

    private static SequencedMap<String, Integer> basisPoints(int control, int treatment) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("control", control);
        weights.put("treatment", treatment);
        return weights;
    }
}
