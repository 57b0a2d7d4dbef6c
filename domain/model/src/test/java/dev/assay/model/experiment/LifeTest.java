package dev.assay.model.experiment;

import static dev.assay.model.fixture.Body.experiment;
import static dev.assay.model.fixture.Checkout.CONTROL;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.NEXT_WEEK;
import static dev.assay.model.fixture.Checkout.SALT;
import static dev.assay.model.fixture.Checkout.TOMORROW;
import static dev.assay.model.fixture.Checkout.TREATMENT;
import static dev.assay.model.fixture.Checkout.created;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Checkout.historyOf;
import static dev.assay.model.fixture.Checkout.scheduled;
import static dev.assay.model.fixture.Checkout.started;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.fixture.Story;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the draft to the archive: starts, stops and decisions, by hand and by date. */
class LifeTest {
    private static final Instant YESTERDAY = Story.NOW.minusSeconds(86_400);
    private static final Story<Experiment> STORY = Story.of(Experiment.class, "revenue");

    @Test
    void an_experiment_begins_as_a_draft_with_a_range_of_buckets_a_variant() {
        STORY.when(new CreateExperiment(KEY, definition(), SALT))
                .then(new ExperimentCreated(
                        KEY, definition(), Allocation.of(definition().weights()), SALT, Optional.empty()));
    }

    @Test
    void a_clone_is_a_draft_without_dates_and_with_a_salt_of_its_own() {
        var dated = definition().withDates(Optional.of(YESTERDAY), Optional.of(Story.NOW));
        var source = new ExperimentId("older");

        STORY.when(new CloneExperiment(KEY, dated, "fresh", source))
                .then(new ExperimentCreated(
                        KEY, definition(), Allocation.of(definition().weights()), "fresh", Optional.of(source)));
    }

    @Test
    void a_clone_names_no_metric_that_was_archived_meanwhile() {
        var judged = definition(experiment().withText("/target_metric", "archived"));

        STORY.when(new CloneExperiment(KEY, judged, SALT, new ExperimentId("older")))
                .refusedAt("/target_metric");
    }

    @Test
    void a_draft_may_have_a_date_that_has_passed_but_not_be_scheduled_by_it() {
        var late = created(definition().withDates(Optional.of(YESTERDAY), Optional.of(NEXT_WEEK)));

        STORY.when(new CreateExperiment(KEY, late.definition(), SALT)).then(late);
        STORY.given(late)
                .when(new ScheduleExperiment(KEY, Optional.empty(), Optional.empty()))
                .refusedAt("/start_date");
    }

    @Test
    void a_schedule_needs_a_start_ahead_and_an_end_behind_it() {
        var story = STORY.given(created());

        story.when(schedule(Optional.empty(), Optional.empty())).refusedAt("/start_date");
        story.when(schedule(Optional.of(Story.NOW), Optional.empty())).refusedAt("/start_date");
        story.when(schedule(Optional.of(TOMORROW), Optional.of(TOMORROW))).refusedAt("/end_date");
        story.when(schedule(Optional.of(YESTERDAY), Optional.of(YESTERDAY))).refusedAt("/end_date", "/start_date");
        story.when(schedule(Optional.of(TOMORROW), Optional.empty()))
                .then(new ExperimentScheduled(KEY, TOMORROW, Optional.empty()));
    }

    @Test
    void a_schedule_takes_the_dates_of_the_definition_where_it_names_none() {
        var dated = created(definition().withDates(Optional.of(TOMORROW), Optional.of(NEXT_WEEK)));

        STORY.given(dated).when(schedule(Optional.empty(), Optional.empty())).then(scheduled());
        STORY.given(dated)
                .when(schedule(Optional.of(TOMORROW.plusSeconds(60)), Optional.empty()))
                .then(new ExperimentScheduled(KEY, TOMORROW.plusSeconds(60), Optional.of(NEXT_WEEK)));
    }

    @Test
    void scheduling_for_the_same_dates_again_is_no_event() {
        STORY.given(created(), scheduled())
                .whenSeen(1, schedule(Optional.of(TOMORROW), Optional.of(NEXT_WEEK)))
                .thenNothing();
    }

    @Test
    void a_start_by_hand_may_come_before_the_date() {
        var ahead = created(definition().withDates(Optional.of(TOMORROW), Optional.empty()));

        STORY.given(ahead).when(start(Trigger.MANUAL)).then(started());
        STORY.given(created(), scheduled()).when(start(Trigger.MANUAL)).then(started());
    }

    @Test
    void nothing_starts_by_hand_after_its_end() {
        var over = created(definition().withDates(Optional.empty(), Optional.of(Story.NOW)));

        STORY.given(over).when(start(Trigger.MANUAL)).refusedAt("/end_date");
    }

    @Test
    void nothing_starts_or_is_scheduled_to_be_judged_by_a_metric_that_was_archived_meanwhile() {
        var judged = created(definition(experiment().withText("/target_metric", "archived")));

        STORY.given(judged).when(start(Trigger.MANUAL)).refusedAt("/target_metric");
        STORY.given(judged)
                .when(schedule(Optional.of(TOMORROW), Optional.empty()))
                .refusedAt("/target_metric");
    }

    @Test
    void the_schedule_starts_nothing_before_its_time() {
        STORY.given(created(), scheduled()).when(start(Trigger.SCHEDULE)).refused(Conflict.class);
    }

    @Test
    void the_schedule_starts_what_is_due_once() {
        var due = new ExperimentScheduled(KEY, Story.NOW, Optional.empty());
        var begun = new ExperimentStarted(KEY, Trigger.SCHEDULE);

        STORY.given(created(), due).when(start(Trigger.SCHEDULE)).then(begun);
        STORY.given(created(), due, begun).when(start(Trigger.SCHEDULE)).refused(NotAllowedInStatus.class);
    }

    @Test
    void the_schedule_starts_no_draft() {
        var dated = created(definition().withDates(Optional.of(YESTERDAY), Optional.empty()));

        STORY.given(dated).when(start(Trigger.SCHEDULE)).refused(NotAllowedInStatus.class);
    }

    @Test
    void a_start_and_an_end_that_were_slept_over_both_happen() {
        var slept = new ExperimentScheduled(KEY, YESTERDAY, Optional.of(YESTERDAY.plusSeconds(60)));
        var begun = new ExperimentStarted(KEY, Trigger.SCHEDULE);
        var stop = new StopExperiment(KEY, Trigger.SCHEDULE, "The end date was reached.");

        STORY.given(created(), slept).when(start(Trigger.SCHEDULE)).then(begun);
        STORY.given(created(), slept, begun)
                .when(stop)
                .then(new ExperimentStopped(KEY, Trigger.SCHEDULE, "The end date was reached."));
    }

    @Test
    void the_schedule_stops_nothing_before_its_time_and_a_paused_experiment_too() {
        var stop = new StopExperiment(KEY, Trigger.SCHEDULE, "over");
        var over = created(definition().withDates(Optional.empty(), Optional.of(Story.NOW)));

        STORY.given(created(), started()).when(stop).refused(Conflict.class);
        STORY.given(over, started(), Checkout.paused())
                .when(stop)
                .then(new ExperimentStopped(KEY, Trigger.SCHEDULE, "over"));
    }

    @Test
    void a_stopped_experiment_never_starts_again() {
        STORY.given(historyOf(Status.STOPPED))
                .when(start(Trigger.MANUAL))
                .refused(new NotAllowedInStatus("Experiment 'checkout' is stopped and cannot be started."));
    }

    @Test
    void whoever_stops_or_decides_says_why() {
        var story = STORY.given(created(), started());

        story.when(new StopExperiment(KEY, Trigger.MANUAL, " ")).refusedAt("/reason");
        story.when(new DecideExperiment(KEY, TREATMENT, "")).refusedAt("/reason");
    }

    @Test
    void only_a_variant_of_the_experiment_can_be_decided_for() {
        STORY.given(created(), started())
                .when(new DecideExperiment(KEY, new VariantId("nope"), "why not"))
                .refusedAt("/variant_id");
    }

    @Test
    void a_decision_may_be_taken_back_by_another_one() {
        STORY.given(created(), started(), new ExperimentDecided(KEY, TREATMENT, "it sells"))
                .when(new DecideExperiment(KEY, CONTROL, "it broke"))
                .then(new ExperimentDecided(KEY, CONTROL, "it broke"));
    }

    private static StartExperiment start(Trigger trigger) {
        return new StartExperiment(KEY, trigger);
    }

    private static ScheduleExperiment schedule(Optional<Instant> start, Optional<Instant> end) {
        return new ScheduleExperiment(KEY, start, end);
    }
}
