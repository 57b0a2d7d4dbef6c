package dev.assay.model.flag;

import static dev.assay.model.fixture.Refusals.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagTest {
    private static final Scope SCOPE = Scope.of("acme", "production");
    private static final FlagKey KEY = new FlagKey(SCOPE, new FlagId("new-checkout"));
    private static final FlagDefinition BARE = definition("");
    private static final FlagDefinition TENTH = definition(split(10, 90));
    private static final UserMark ANNA = new UserMark(7);
    private static final VariationId ON = new VariationId("on");

    /** There are a flag {@code billing}, a flag {@code back} that depends on this one, and an experiment {@code checkout}. */
    private static final KnownFlags KNOWN = new KnownFlags() {
        @Override
        public Optional<FlagDefinition> find(FlagKey flag) {
            return switch (flag.id().value()) {
                case "billing" -> Optional.of(BARE);
                case "back" ->
                    Optional.of(definition(
                            ", \"prerequisites\": [{\"flag\": \"new-checkout\", \"variations\": [\"on\"]}]"));
                default -> Optional.empty();
            };
        }

        @Override
        public boolean exists(ExperimentKey experiment) {
            return experiment.id().value().equals("checkout");
        }
    };

    private static final Story<Flag> STORY = Story.of(Flag.class).where(KNOWN);

    @Test
    void a_boolean_flag_needs_no_more_than_a_name() {
        STORY.when(new CreateFlag(KEY, BARE, "salt")).then(created(BARE));

        assertThat(BARE.variations()).extracting(Variation::id).containsExactly(ON, new VariationId("off"));
        assertThat(BARE.offVariation()).isEqualTo(new VariationId("off"));
        assertThat(BARE.otherwise()).isEqualTo(Serve.always(ON));
    }

    @Test
    void a_split_comes_with_its_buckets_and_widening_moves_nobody_who_was_in() {
        STORY.when(new CreateFlag(KEY, TENTH, "salt"))
                .then(new FlagCreated(KEY, TENTH, splits(range(0, 999), range(1_000, 9_999)), "salt"));

        var half = definition(split(50, 50));
        STORY.given(created(TENTH))
                .when(new UpdateFlag(KEY, half))
                .then(new FlagUpdated(KEY, half, splits(range(0, 4_999), range(5_000, 9_999)), OptionalInt.empty()));
    }

    @Test
    void switching_is_an_event_only_when_it_changes_something() {
        var on = new FlagEnabled(KEY, "ready", OptionalInt.empty());
        var off = new FlagDisabled(KEY, "payments fail", OptionalInt.empty());

        STORY.given(created(BARE)).when(new EnableFlag(KEY, "ready")).then(on);
        STORY.given(created(BARE)).when(new DisableFlag(KEY, "to be sure")).thenNothing();
        STORY.given(created(BARE), on).when(new EnableFlag(KEY, "again")).thenNothing();
        STORY.given(created(BARE), on)
                .when(new DisableFlag(KEY, "payments fail"))
                .then(off);
    }

    @Test
    void what_is_on_changes_only_for_those_who_say_what_they_have_seen() {
        var on = new FlagEnabled(KEY, "", OptionalInt.empty());

        STORY.given(created(BARE), on).when(new UpdateFlag(KEY, TENTH)).refused(new VersionRequired(1));
        STORY.given(created(BARE), on).whenSeen(0, new UpdateFlag(KEY, TENTH)).refused(new StaleVersion(0, 1));
        STORY.given(created(BARE), on)
                .whenSeen(1, new UpdateFlag(KEY, TENTH))
                .then(new FlagUpdated(KEY, TENTH, splits(range(0, 999), range(1_000, 9_999)), OptionalInt.empty()));
    }

    @Test
    void a_flag_is_archived_once_it_is_off_and_never_changes_again() {
        STORY.given(created(BARE), new FlagEnabled(KEY, "", OptionalInt.empty()))
                .when(new ArchiveFlag(KEY))
                .refused(NotAllowedInStatus.class);
        STORY.given(created(BARE)).when(new ArchiveFlag(KEY)).then(new FlagArchived(KEY));
        STORY.given(created(BARE), new FlagArchived(KEY))
                .when(new EnableFlag(KEY, ""))
                .refused(NotAllowedInStatus.class);
    }

    @Test
    void single_users_are_given_variations_there_are() {
        STORY.given(created(BARE)).when(new SetTarget(KEY, ANNA, ON)).then(new TargetSet(KEY, ANNA, ON));
        STORY.given(created(BARE), new TargetSet(KEY, ANNA, ON))
                .when(new SetTarget(KEY, ANNA, ON))
                .thenNothing();
        STORY.given(created(BARE))
                .when(new SetTarget(KEY, ANNA, new VariationId("blue")))
                .refusedAt("/variation");
        STORY.given(created(BARE), new TargetSet(KEY, ANNA, ON))
                .when(new RemoveTarget(KEY, ANNA))
                .then(new TargetRemoved(KEY, ANNA));
        STORY.given(created(BARE)).when(new RemoveTarget(KEY, ANNA)).refused(NotFound.class);
    }

    @Test
    void a_variation_that_users_are_given_one_by_one_stays() {
        var without = definition("""
                , "variations": [{"id": "yes", "value": true}, {"id": "off", "value": false}]""");

        STORY.given(created(BARE), new TargetSet(KEY, ANNA, ON))
                .when(new UpdateFlag(KEY, without))
                .refusedAt("/variations");
    }

    @Test
    void a_flags_type_never_changes() {
        var text = definition("""
                , "type": "string", "off_variation": "a",
                "variations": [{"id": "a", "value": "a"}, {"id": "b", "value": "b"}]""");

        STORY.given(created(BARE)).when(new UpdateFlag(KEY, text)).refusedAt("/type");
    }

    @Test
    void a_planned_change_is_carried_out_at_its_moment() {
        var plan = new ScheduledChange(Story.NOW.plusSeconds(60), Optional.of(true), Optional.of(TENTH), "launch");
        var due = new ScheduledChange(Story.NOW, Optional.of(true), Optional.of(TENTH), "launch");
        var number = OptionalInt.of(1);

        STORY.given(created(BARE)).when(new ScheduleFlagChange(KEY, plan)).then(new FlagChangeScheduled(KEY, 1, plan));
        STORY.given(created(BARE)).when(new ScheduleFlagChange(KEY, due)).refusedAt("/at");
        STORY.given(created(BARE), new FlagChangeScheduled(KEY, 1, plan))
                .when(new CarryOutFlagChange(KEY, 1))
                .refused(Conflict.class);
        STORY.given(created(BARE), new FlagChangeScheduled(KEY, 1, due))
                .when(new CarryOutFlagChange(KEY, 1))
                .then(
                        new FlagUpdated(KEY, TENTH, splits(range(0, 999), range(1_000, 9_999)), number),
                        new FlagEnabled(KEY, "launch", number));
        STORY.given(created(BARE), new FlagChangeScheduled(KEY, 1, plan))
                .when(new CancelFlagChange(KEY, 1))
                .then(new FlagChangeDropped(KEY, 1, "taken back"));
    }

    @Test
    void a_planned_change_that_cannot_be_any_more_is_dropped_with_the_reason() {
        var gone = definition(", \"prerequisites\": [{\"flag\": \"gone\", \"variations\": [\"on\"]}]");
        var due = new ScheduledChange(Story.NOW, Optional.empty(), Optional.of(gone), "");
        var idle = new ScheduledChange(Story.NOW, Optional.of(false), Optional.empty(), "");

        STORY.given(created(BARE), new FlagChangeScheduled(KEY, 1, due))
                .when(new CarryOutFlagChange(KEY, 1))
                .then(new FlagChangeDropped(KEY, 1, "there is no flag 'gone'"));
        STORY.given(created(BARE), new FlagChangeScheduled(KEY, 1, idle))
                .when(new CarryOutFlagChange(KEY, 1))
                .then(new FlagChangeDropped(KEY, 1, "nothing was left to change"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "type": "number", "variations": [{"id": "a", "value": "x"}, {"id": "b", "value": 1}], "off_variation": "a" | /variations/0/value
            , "off_variation": "blue"                                                            | /off_variation
            , "default": {"variation": "blue"}                                                   | /default/variation
            , "default": {}                                                                      | /default
            , "default": {"variation": "on", "experiment": "checkout"}                           | /default
            , "default": {"experiment": "none"}                                                  | /default/experiment
            , "default": {"variation": "on", "by": "account"}                                    | /default/by
            , "default": {"split": [{"variation": "on", "percent": 60}]}                         | /default/split
            , "rules": [{"id": "default", "serve": {"variation": "on"}}]                         | /rules/0/id
            , "rules": [{"id": "r", "conditions": [{"dimension": "a", "operator": "matches", "values": ["(a{900}){900}"]}], "serve": {"variation": "on"}}] | /rules/0/conditions/0/values/0
            , "prerequisites": [{"flag": "none", "variations": ["on"]}]                          | /prerequisites/0/flag
            , "prerequisites": [{"flag": "new-checkout", "variations": ["on"]}]                  | /prerequisites/0/flag
            , "prerequisites": [{"flag": "back", "variations": ["on"]}]                          | /prerequisites/0/flag
            , "prerequisites": [{"flag": "billing", "variations": ["blue"]}]                     | /prerequisites/0/variations/0
            , "tags": ["a", "a"]                                                                 | /tags/1
            """)
    void what_is_wrong_is_named(String fields, String pointer) {
        STORY.when(new CreateFlag(KEY, definition(", " + fields.substring(1)), "salt"))
                .refusedAt(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "type": "string"                                  | /variations
            , "type": "text"                                    | /type
            , "rules": [{"serve": {"variation": "on"}}]         | /rules/0/id
            , "rules": [{"id": "r"}]                            | /rules/0/serve
            , "variations": [{"id": "a"}]                       | /variations/0/value
            , "default": {"split": [{"variation": "on", "percent": 12.345}]} | /default/split/0/percent
            , "colour": "blue"                                  | /colour
            """)
    void what_cannot_be_read_is_named(String fields, String pointer) {
        assertThat(pointersOf(() -> definition(", " + fields.substring(1)))).contains(pointer);
    }

    private static FlagCreated created(FlagDefinition definition) {
        return new FlagCreated(KEY, definition, Splits.NONE.of(definition), "salt");
    }

    private static Splits splits(BucketRange on, BucketRange off) {
        return new Splits(Map.of(
                Rule.DEFAULT,
                new Allocation(
                        List.of(new Allocation.Share("on", List.of(on)), new Allocation.Share("off", List.of(off))))));
    }

    private static BucketRange range(int from, int to) {
        return new BucketRange(from, to);
    }

    private static String split(int on, int off) {
        return ", \"default\": {\"split\": [{\"variation\": \"on\", \"percent\": %d}, {\"variation\": \"off\", \"percent\": %d}]}"
                .formatted(on, off);
    }

    private static FlagDefinition definition(String fields) {
        var body = "{\"id\": \"new-checkout\", \"name\": \"New checkout\"" + fields + "}";
        return FlagReader.creation(ModelJson.mapper().readTree(body)).definition();
    }
}
