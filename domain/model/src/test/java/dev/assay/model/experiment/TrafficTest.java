package dev.assay.model.experiment;

import static dev.assay.model.fixture.Checkout.CONTROL;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.TREATMENT;
import static dev.assay.model.fixture.Checkout.created;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Checkout.overridden;
import static dev.assay.model.fixture.Checkout.started;
import static dev.assay.model.fixture.Checkout.user;
import static dev.assay.model.fixture.Refusals.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.fixture.Body;
import dev.assay.model.fixture.Story;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets which variant: shares and overrides. */
class TrafficTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class);

    @Test
    void a_reallocation_moves_the_fewest_buckets() {
        var next = allocation(share("control", 0, 2_999), share("treatment", 3_000, 9_999));

        STORY.given(created(), started())
                .whenSeen(1, reallocate("30", "70"))
                .then(new TrafficReallocated(KEY, next, "looks safe"));
        assertThat(moved(created().allocation(), next)).isEqualTo(2_000);
    }

    @Test
    void a_reallocation_starts_from_where_the_last_one_ended() {
        var first = created()
                .allocation()
                .movingAsFewAsPossible(reallocated("70", "30").weights());
        var second = first.movingAsFewAsPossible(reallocated("65", "35").weights());

        STORY.given(created(), started(), new TrafficReallocated(KEY, first, ""))
                .whenSeen(2, reallocate("65", "35"))
                .then(new TrafficReallocated(KEY, second, "looks safe"));
        assertThat(moved(first, second)).isEqualTo(500);
    }

    @Test
    void a_reallocation_that_changes_nothing_is_no_event() {
        STORY.given(created(), started()).whenSeen(1, reallocate("50", "50.00")).thenNothing();
    }

    @Test
    void the_order_in_which_shares_are_named_says_nothing() {
        var backwards = reallocation(
                "[{\"id\": \"treatment\", \"allocation\": 50}, {\"id\": \"control\", \"allocation\": 50}]");

        STORY.given(created(), started()).whenSeen(1, backwards).thenNothing();
    }

    static Stream<String> wrongShares() {
        return Stream.of(
                "[]",
                "[{\"id\": \"control\", \"allocation\": 100}]",
                "[{\"id\": \"control\", \"allocation\": 50}, {\"id\": \"nope\", \"allocation\": 50}]",
                "[{\"id\": \"control\", \"allocation\": 50}, {\"id\": \"treatment\", \"allocation\": 49.99}]",
                "[{\"id\": \"control\", \"allocation\": 50}, {\"id\": \"treatment\", \"allocation\": 50}, {\"id\": \"x\", \"allocation\": 0}]");
    }

    @ParameterizedTest
    @MethodSource("wrongShares")
    void shares_name_every_variant_once_and_sum_to_100(String shares) {
        var pointers = shares.equals("[]") ? new String[] {"/variants", "/variants"} : new String[] {"/variants"};
        STORY.given(created(), started()).whenSeen(1, reallocation(shares)).refusedAt(pointers);
    }

    @Test
    void shares_of_the_wrong_form_are_named() {
        var body = Body.empty()
                .with("/reason", "7")
                .with("/why", "\"\"")
                .with(
                        "/variants",
                        "[{\"id\": \"a\", \"allocation\": 33.333}, {\"id\": \"b\"}, {\"id\": \"c\", \"allocation\": 1}, {\"id\": \"c\","
                                + " \"allocation\": 1, \"name\": \"C\"}]");

        assertThat(pointersOf(() -> ExperimentReader.reallocation(body.json())))
                .containsExactly(
                        "/why",
                        "/variants/0/allocation",
                        "/variants/1/allocation",
                        "/variants/3/name",
                        "/variants/3/id",
                        "/reason");
    }

    @Test
    void an_override_gives_a_user_another_variant_or_nothing_new() {
        STORY.given(created(), overridden())
                .when(new SetOverride(KEY, user(1), CONTROL))
                .then(new OverrideSet(KEY, user(1), CONTROL));
        STORY.given(created(), overridden())
                .when(new SetOverride(KEY, user(1), TREATMENT))
                .thenNothing();
    }

    @Test
    void an_override_names_a_variant_of_the_experiment() {
        STORY.given(created())
                .when(new SetOverride(KEY, user(1), new VariantId("nope")))
                .refusedAt("/variant_id");
    }

    @Test
    void only_an_override_that_is_there_can_be_removed() {
        STORY.given(created()).when(new RemoveOverride(KEY, user(1))).refused(NotFound.class);
        STORY.given(created(), overridden(), new OverrideRemoved(KEY, user(1)))
                .when(new RemoveOverride(KEY, user(1)))
                .refused(NotFound.class);
    }

    @Test
    void overrides_are_for_a_few_not_for_everyone() {
        var history = new ArrayList<Object>(List.of(created()));
        for (int i = 0; i < 10_000; i++) {
            history.add(new OverrideSet(KEY, numbered(i), TREATMENT));
        }

        STORY.given(history)
                .when(new SetOverride(KEY, numbered(10_000), CONTROL))
                .refused(Conflict.class);
        STORY.given(history)
                .when(new SetOverride(KEY, numbered(0), CONTROL))
                .then(new OverrideSet(KEY, numbered(0), CONTROL));
    }

    private static UserReference numbered(int number) {
        return new UserReference(ByteBuffer.allocate(32).putInt(number).array());
    }

    private static ReallocateTraffic reallocate(String control, String treatment) {
        return reallocation("[{\"id\": \"control\", \"allocation\": %s}, {\"id\": \"treatment\", \"allocation\": %s}]"
                .formatted(control, treatment));
    }

    private static ReallocateTraffic reallocation(String variants) {
        var request = ExperimentReader.reallocation(Body.empty()
                .with("/variants", variants)
                .withText("/reason", "looks safe")
                .json());
        return new ReallocateTraffic(KEY, request.weights(), request.reason());
    }

    private static ExperimentDefinition reallocated(String control, String treatment) {
        return definition(
                Body.experiment().with("/variants/0/allocation", control).with("/variants/1/allocation", treatment));
    }

    private static Allocation allocation(Allocation.Share... shares) {
        return new Allocation(List.of(shares));
    }

    private static Allocation.Share share(String variant, int from, int to) {
        return new Allocation.Share(variant, List.of(new BucketRange(from, to)));
    }

    private static long moved(Allocation before, Allocation after) {
        return Stream.iterate(0, bucket -> bucket < 10_000, bucket -> bucket + 1)
                .filter(bucket -> !before.variantOf(bucket).equals(after.variantOf(bucket)))
                .count();
    }
}
