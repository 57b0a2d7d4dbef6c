package dev.assay.model.traffic;

import static dev.assay.model.fixture.Refusals.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.company.CompanyId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import dev.assay.model.privacy.OptIn;
import dev.assay.model.privacy.OptOut;
import dev.assay.model.privacy.Subject;
import dev.assay.model.privacy.SubjectKey;
import dev.assay.model.privacy.UserOptedIn;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.rules.Condition;
import dev.assay.rules.MarkSet;
import dev.assay.rules.Operator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SegmentAndHoldoutTest {
    private static final Scope SCOPE = Scope.of("acme", "production");
    private static final SegmentKey BETA = new SegmentKey(SCOPE, new SegmentId("beta"));
    private static final HoldoutKey QUARTER = new HoldoutKey(SCOPE, new HoldoutId("quarter"));
    private static final SegmentDefinition LISTED = new SegmentDefinition("Beta", "", List.of());
    private static final SegmentCreated CREATED = new SegmentCreated(BETA, LISTED);
    private static final Story<Segment> SEGMENTS = Story.of(Segment.class);
    private static final Story<Holdout> HOLDOUTS = Story.of(Holdout.class);

    @Test
    void only_changes_of_a_list_are_events() {
        SEGMENTS.given(CREATED)
                .when(new ChangeSegmentUsers(BETA, marks(1, 2), marks(3)))
                .then(new SegmentUsersChanged(BETA, marks(1, 2), MarkSet.EMPTY));
        SEGMENTS.given(CREATED, new SegmentUsersChanged(BETA, marks(1, 2), MarkSet.EMPTY))
                .when(new ChangeSegmentUsers(BETA, marks(2, 3), marks(1, 9)))
                .then(new SegmentUsersChanged(BETA, marks(3), marks(1)));
        SEGMENTS.given(CREATED, new SegmentUsersChanged(BETA, marks(1, 2), MarkSet.EMPTY))
                .when(new ChangeSegmentUsers(BETA, marks(1), marks(9)))
                .thenNothing();
    }

    @Test
    void a_segment_lists_a_million_users_and_not_one_more() {
        var million = MarkSet.of(LongStream.range(0, 1_000_000));

        SEGMENTS.given(CREATED, new SegmentUsersChanged(BETA, million, MarkSet.EMPTY))
                .when(new ChangeSegmentUsers(BETA, marks(-1), MarkSet.EMPTY))
                .refused(Conflict.class);
        SEGMENTS.given(CREATED, new SegmentUsersChanged(BETA, million, MarkSet.EMPTY))
                .when(new ChangeSegmentUsers(BETA, marks(-1), marks(5)))
                .then(new SegmentUsersChanged(BETA, marks(-1), marks(5)));
    }

    @Test
    void segments_are_not_made_of_segments() {
        var nested = new SegmentDefinition(
                "Beta",
                "",
                List.of(new Condition.Not(new Condition.Comparison("any", Operator.IN_SEGMENT, List.of("staff")))));

        SEGMENTS.when(new CreateSegment(BETA, nested)).refusedAt("/conditions/0");
        SEGMENTS.given(CREATED, new SegmentArchived(BETA))
                .when(new UpdateSegment(BETA, LISTED))
                .refused(NotAllowedInStatus.class);
    }

    @Test
    void marks_are_read_back_as_they_were_written() {
        var marks = MarkSet.of(LongStream.of(5, -7, Long.MAX_VALUE, 5));

        assertThat(MarkSet.parse(marks.toString())).isEqualTo(marks);
        assertThat(marks.size()).isEqualTo(3);
        assertThat(marks.contains(-7)).isTrue();
        assertThat(marks.contains(0)).isFalse();
    }

    @Test
    void a_holdout_has_some_users_and_ends_once() {
        var definition = new HoldoutDefinition("Quarter", "", new Percent(500), List.of());

        HOLDOUTS.when(new CreateHoldout(QUARTER, definition, "salt"))
                .then(new HoldoutCreated(QUARTER, definition, "salt"));
        HOLDOUTS.when(new CreateHoldout(
                        QUARTER, new HoldoutDefinition("", "", new Percent(5_001), List.of("a", "a")), "salt"))
                .refusedAt("/name", "/share", "/tags/1");
        HOLDOUTS.given(new HoldoutCreated(QUARTER, definition, "salt"), new HoldoutEnded(QUARTER))
                .when(new EndHoldout(QUARTER))
                .refused(NotAllowedInStatus.class);
        assertThat(definition.isFor(List.of())).isTrue();
        var tagged = new HoldoutDefinition("Q", "", new Percent(1), List.of("checkout"));
        assertThat(tagged.isFor(List.of("search"))).isFalse();
        assertThat(tagged.isFor(List.of("search", "checkout"))).isTrue();
    }

    @Test
    void opting_out_twice_is_opting_out_once() {
        var subject = new SubjectKey(new CompanyId("acme"), new UserMark(7));
        var story = Story.of(Subject.class);

        story.when(new OptOut(subject)).then(new UserOptedOut(subject));
        story.given(new UserOptedOut(subject)).when(new OptOut(subject)).thenNothing();
        story.given(new UserOptedOut(subject)).when(new OptIn(subject)).then(new UserOptedIn(subject));
        story.given(new UserOptedOut(subject), new UserOptedIn(subject))
                .when(new OptOut(subject))
                .then(new UserOptedOut(subject));
    }

    @Test
    void what_cannot_be_read_is_named() {
        assertThat(pointersOf(() -> TrafficReader.segment(json("{\"name\": \"B\", \"conditions\": [7]}"))))
                .contains("/id", "/conditions/0");
        assertThat(pointersOf(() -> TrafficReader.holdout(json("{\"id\": \"q\", \"name\": \"Q\"}"))))
                .containsExactly("/share");
        assertThat(pointersOf(() -> TrafficReader.layer(json("{\"id\": \"l\", \"name\": \"L\", \"salt\": \"s\"}"))))
                .containsExactly("/salt");
        assertThat(pointersOf(() -> TrafficReader.users(json("{}")))).containsExactly("");
        assertThat(pointersOf(() -> TrafficReader.users(json("{\"add\": [1]}"))))
                .containsExactly("/add/0");
    }

    private static JsonNode json(String text) {
        return ModelJson.mapper().readTree(text);
    }

    private static MarkSet marks(long... marks) {
        return MarkSet.of(LongStream.of(marks));
    }
}
