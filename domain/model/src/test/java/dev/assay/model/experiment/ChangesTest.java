package dev.assay.model.experiment;

import static dev.assay.model.fixture.Body.experiment;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.NEXT_WEEK;
import static dev.assay.model.fixture.Checkout.TOMORROW;
import static dev.assay.model.fixture.Checkout.created;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Checkout.historyOf;
import static dev.assay.model.fixture.Checkout.overridden;
import static dev.assay.model.fixture.Checkout.paused;
import static dev.assay.model.fixture.Checkout.scheduled;
import static dev.assay.model.fixture.Checkout.started;

import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.fixture.Body;
import dev.assay.model.fixture.Story;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a definition may change when, and who has to say which version the change is based on. */
class ChangesTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class, "sessions");

    @Test
    void a_draft_changes_as_a_whole_and_its_buckets_are_dealt_anew() {
        var next = definition(experiment()
                .with("/variants/0/allocation", "10")
                .with("/variants/1/allocation", "20")
                .with("/variants/-", "{\"id\": \"third\", \"allocation\": 70}"));

        STORY.given(created()).when(new UpdateExperiment(KEY, next)).then(updated(next));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "RUNNING"})
    void a_change_of_nothing_is_no_event(Status status) {
        STORY.given(historyOf(status))
                .whenSeen(historyOf(status).size() - 1, new UpdateExperiment(KEY, definition()))
                .thenNothing();
    }

    static Stream<Body> changesOfVariants() {
        return Stream.of(
                experiment().with("/variants/0/allocation", "40").with("/variants/1/allocation", "60"),
                experiment().with("/variants/1/config", "{\"pages\": 2}"),
                experiment().with("/variants/1/id", "\"other\""),
                experiment().with("/variants/0/control", "false").with("/variants/1/control", "true"),
                experiment().with("/variants/-", "{\"id\": \"third\", \"allocation\": 0}"),
                swapped());
    }

    private static Body swapped() {
        var first = experiment().json().at("/variants/0");
        var second = experiment().json().at("/variants/1");
        return experiment().with("/variants/0", second).with("/variants/1", first);
    }

    @ParameterizedTest
    @MethodSource("changesOfVariants")
    void variants_stay_what_they_are_while_the_experiment_runs_or_pauses(Body body) {
        var update = new UpdateExperiment(KEY, definition(body));

        STORY.given(created(), started()).whenSeen(1, update).refusedAt("/variants");
        STORY.given(created(), started(), paused()).whenSeen(2, update).refusedAt("/variants");
    }

    @Test
    void variants_may_be_renamed_while_the_experiment_runs() {
        var renamed = definition(experiment().with("/variants/1/name", "\"One page\""));

        STORY.given(created(), started())
                .whenSeen(1, new UpdateExperiment(KEY, renamed))
                .then(updated(renamed));
    }

    @Test
    void a_number_written_in_another_way_is_no_change_of_a_config() {
        var before = definition(experiment().with("/variants/1/config", "{\"factor\": 1.5, \"list\": [1]}"));
        var after = definition(experiment().with("/variants/1/config", "{\"list\": [1.0], \"factor\": 1.50}"));

        STORY.given(created(before), started())
                .whenSeen(1, new UpdateExperiment(KEY, after))
                .then(updated(after));
    }

    @Test
    void buckets_stay_where_they_are_when_a_running_experiment_changes() {
        var moved = Allocation.of(definition().weights())
                .movingAsFewAsPossible(definition(experiment()
                                .with("/variants/0/allocation", "60")
                                .with("/variants/1/allocation", "40"))
                        .weights())
                .movingAsFewAsPossible(definition(experiment()
                                .with("/variants/0/allocation", "45")
                                .with("/variants/1/allocation", "55"))
                        .weights());
        var next = definition().reallocated(moved).withName("Renamed");

        STORY.given(created(), started(), new TrafficReallocated(KEY, moved, ""))
                .whenSeen(2, new UpdateExperiment(KEY, next))
                .then(new ExperimentUpdated(KEY, next, moved));
    }

    @Test
    void a_variant_that_an_override_gives_to_a_user_stays() {
        var without = definition(experiment().with("/variants/1/id", "\"other\""));

        STORY.given(created(), overridden())
                .when(new UpdateExperiment(KEY, without))
                .refusedAt("/variants");
        STORY.given(
                        created(),
                        overridden(),
                        new OverrideRemoved(KEY, overridden().user()))
                .when(new UpdateExperiment(KEY, without))
                .then(updated(without));
    }

    @Test
    void a_scheduled_experiment_keeps_a_start_that_lies_ahead() {
        var story = STORY.given(created(), scheduled());

        story.whenSeen(1, new UpdateExperiment(KEY, definition())).refusedAt("/start_date");
        story.whenSeen(1, update(Story.NOW, NEXT_WEEK)).refusedAt("/start_date");
        story.whenSeen(1, update(TOMORROW.plusSeconds(1), NEXT_WEEK)).then(dated(TOMORROW.plusSeconds(1), NEXT_WEEK));
    }

    @Test
    void a_running_experiment_is_stopped_by_stopping_it_not_by_a_date_in_the_past() {
        var yesterday = Story.NOW.minusSeconds(86_400);
        var story = STORY.given(created(), started());

        story.whenSeen(1, update(yesterday, Story.NOW)).refusedAt("/end_date");
        story.whenSeen(1, update(yesterday, NEXT_WEEK)).then(dated(yesterday, NEXT_WEEK));
    }

    @Test
    void an_end_that_has_just_passed_forbids_no_other_change() {
        var before = definition().withDates(Optional.empty(), Optional.of(Story.NOW));

        STORY.given(created(before), started())
                .whenSeen(1, new UpdateExperiment(KEY, before.withName("Renamed")))
                .then(updated(before.withName("Renamed")));
    }

    @Test
    void a_metric_that_was_archived_meanwhile_may_stay_but_not_be_taken_anew() {
        var judged = definition(experiment().withText("/target_metric", "archived"));
        var alsoByAnother = definition(experiment()
                .withText("/target_metric", "archived")
                .with("/secondary_metrics", "[\"sessions\", \"archived-too\"]"));

        STORY.given(created(judged), started())
                .whenSeen(1, new UpdateExperiment(KEY, judged.withName("Renamed")))
                .then(updated(judged.withName("Renamed")));
        STORY.given(created(judged), started())
                .whenSeen(1, new UpdateExperiment(KEY, alsoByAnother))
                .refusedAt("/secondary_metrics/1");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "RUNNING", "PAUSED"})
    void what_is_no_draft_changes_only_for_those_who_say_what_they_have_seen(Status status) {
        var story = STORY.given(historyOf(status));
        var version = historyOf(status).size() - 1L;
        var update = new UpdateExperiment(KEY, definition().withName("Renamed"));
        var reallocate = new ReallocateTraffic(
                KEY,
                ExperimentReader.reallocation(Body.empty()
                                .with(
                                        "/variants",
                                        "[{\"id\": \"control\", \"allocation\": 90}, {\"id\": \"treatment\", \"allocation\": 10}]")
                                .json())
                        .weights(),
                "");

        story.when(update).refused(new VersionRequired(version));
        story.when(reallocate).refused(new VersionRequired(version));
        story.whenSeen(version - 1, update).refused(new StaleVersion(version - 1, version));
        story.whenSeen(version + 1, reallocate).refused(new StaleVersion(version + 1, version));
    }

    @Test
    void rescheduling_is_a_change_too() {
        STORY.given(created(), scheduled())
                .when(new ScheduleExperiment(KEY, Optional.of(NEXT_WEEK), Optional.of(NEXT_WEEK.plusSeconds(1))))
                .refused(new VersionRequired(1));
    }

    @Test
    void the_last_write_wins_on_a_draft_unless_the_writer_says_what_it_has_seen() {
        var update = new UpdateExperiment(KEY, definition().withName("Renamed"));

        STORY.given(created()).when(update).then(updated(update.definition()));
        STORY.given(created()).whenSeen(0, update).then(updated(update.definition()));
        STORY.given(created()).whenSeen(7, update).refused(new StaleVersion(7, 0));
    }

    @Test
    void a_stale_version_is_refused_whatever_the_command() {
        STORY.given(created())
                .whenSeen(1, new StartExperiment(KEY, Trigger.MANUAL))
                .refused(new StaleVersion(1, 0));
        STORY.given(created()).whenSeen(1, new ArchiveExperiment(KEY)).refused(new StaleVersion(1, 0));
    }

    private static UpdateExperiment update(Instant start, Instant end) {
        return new UpdateExperiment(KEY, definition().withDates(Optional.of(start), Optional.of(end)));
    }

    private static ExperimentUpdated dated(Instant start, Instant end) {
        return updated(definition().withDates(Optional.of(start), Optional.of(end)));
    }

    private static ExperimentUpdated updated(ExperimentDefinition definition) {
        return new ExperimentUpdated(KEY, definition, Allocation.of(definition.weights()));
    }
}
