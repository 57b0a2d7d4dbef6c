package dev.assay.model.metric;

import static dev.assay.model.fixture.Body.metric;
import static dev.assay.model.fixture.Refusals.assertPointInto;
import static dev.assay.model.fixture.Refusals.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.company.CompanyId;
import dev.assay.model.fixture.Body;
import dev.assay.model.fixture.Refused;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {
    private static final MetricKey KEY = new MetricKey(new CompanyId("acme"), new MetricId("purchases"));
    private static final Story<Metric> STORY = Story.of(Metric.class);

    @Test
    void a_metric_begins_at_version_1() {
        STORY.when(new CreateMetric(KEY, definition(metric()))).then(created());
    }

    @Test
    void every_change_of_its_definition_is_a_new_version() {
        var renamed = definition(metric().with("/name", "\"Orders\""));
        var narrowed = definition(metric().with("/filter", rule("\"equals\"", "[\"EUR\"]")));

        STORY.given(created()).whenSeen(0, new UpdateMetric(KEY, renamed)).then(new MetricUpdated(KEY, 2, renamed));
        STORY.given(created(), new MetricUpdated(KEY, 2, renamed))
                .whenSeen(1, new UpdateMetric(KEY, narrowed))
                .then(new MetricUpdated(KEY, 3, narrowed));
    }

    @Test
    void a_change_of_nothing_is_no_event() {
        STORY.given(created())
                .whenSeen(0, new UpdateMetric(KEY, definition(metric())))
                .thenNothing();
    }

    @Test
    void a_metric_changes_only_for_those_who_say_what_they_have_seen() {
        var update = new UpdateMetric(KEY, definition(metric().with("/name", "\"Orders\"")));

        STORY.given(created()).when(update).refused(new VersionRequired(0));
        STORY.given(created()).whenSeen(3, update).refused(new StaleVersion(3, 0));
        STORY.given(created()).whenSeen(3, new ArchiveMetric(KEY)).refused(new StaleVersion(3, 0));
    }

    @Test
    void an_archived_metric_stays_as_it_is() {
        var archived = STORY.given(created(), new MetricArchived(KEY));

        STORY.given(created()).when(new ArchiveMetric(KEY)).then(new MetricArchived(KEY));
        archived.when(new ArchiveMetric(KEY)).refused(NotAllowedInStatus.class);
        archived.whenSeen(1, new UpdateMetric(KEY, definition(metric()))).refused(NotAllowedInStatus.class);
    }

    static Stream<Refused> definitions() {
        return Stream.of(
                Refused.at("a mean of nothing", metric().with("/kind", "\"mean\""), "/value_property"),
                Refused.at("a mean of a blank", mean().withText("/value_property", " "), "/value_property"),
                Refused.at("a count of values", metric().withText("/value_property", "revenue"), "/value_property"),
                Refused.at(
                        "a window of nothing", metric().withText("/conversion_window", "PT0S"), "/conversion_window"),
                Refused.at("a window backwards", metric().withText("/conversion_window", "-P1D"), "/conversion_window"),
                Refused.at(
                        "a window of 366 days", metric().withText("/conversion_window", "366d"), "/conversion_window"),
                Refused.at("a ratio to nothing", metric().withText("/kind", "ratio"), "/denominator"),
                Refused.at(
                        "a count with a denominator",
                        metric().with("/denominator", "{\"event_name\": \"session\"}"),
                        "/denominator"),
                Refused.at("a funnel of one step", metric().withText("/kind", "funnel"), "/steps"),
                Refused.at("a count in steps", metric().with("/steps", "[{\"event_name\": \"pay\"}]"), "/steps"),
                Refused.at(
                        "a quantile of nothing",
                        metric().withText("/kind", "quantile"),
                        "/value_property",
                        "/quantile"),
                Refused.at("a count's quantile", metric().with("/quantile", "0.9"), "/quantile"),
                Refused.at(
                        "a whole quantile",
                        metric().withText("/kind", "quantile")
                                .withText("/value_property", "ms")
                                .with("/quantile", "1"),
                        "/quantile"),
                Refused.at("retention from the first moment", metric().withText("/kind", "retention"), "/window_start"),
                Refused.at("a count that starts late", metric().withText("/window_start", "1d"), "/window_start"),
                Refused.at("a capped count", metric().with("/cap", "{\"value\": 3}"), "/cap"),
                Refused.at("a cap of two kinds", cap("{\"value\": 3, \"quantile\": 0.9}"), "/cap"),
                Refused.at("a cap at 0", cap("{\"value\": 0}"), "/cap/value"),
                Refused.at("a cap below the median", cap("{\"quantile\": 0.4}"), "/cap/quantile"),
                Refused.at(
                        "a look back of 91 days",
                        metric().withText("/pre_exposure_window", "91d"),
                        "/pre_exposure_window"),
                Refused.at(
                        "a funnel that looks back",
                        metric().withText("/kind", "funnel")
                                .with("/steps", "[{\"event_name\": \"pay\"}]")
                                .withText("/pre_exposure_window", "14d"),
                        "/pre_exposure_window"),
                Refused.at(
                        "a filter's text for a number",
                        metric().with("/filter", rule("\"greater_than\"", "[\"x\"]")),
                        "/filter/0/values/0"),
                Refused.at(
                        "a filter's second value",
                        metric().with("/filter", rule("\"matches\"", "[\"a\", \"(\"]")),
                        "/filter/0/values/1"),
                Refused.at(
                        "a filter within",
                        metric().with(
                                        "/filter",
                                        "[{\"all\": []}, {\"all\": [{\"not\": {\"dimension\": \"a\", \"operator\": \"equals\", \"values\": []}}]}]"),
                        "/filter/1/all/0/not/values"));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_definition_is_refused_by_its_fields_when_created_or_changed(Refused refused) {
        var definition = definition(refused.body());
        var pointers = refused.pointers().toArray(String[]::new);

        STORY.when(new CreateMetric(KEY, definition)).refusedAt(pointers);
        STORY.given(created()).whenSeen(0, new UpdateMetric(KEY, definition)).refusedAt(pointers);
        assertPointInto(refused.body().json(), refused.pointers());
    }

    static Stream<Refused> bodies() {
        return Stream.of(
                Refused.at("no id", metric().without("/id"), "/id"),
                Refused.at("an id in capitals", metric().withText("/id", "Purchases"), "/id"),
                Refused.at("no name", metric().without("/name"), "/name"),
                Refused.at("a blank event", metric().withText("/event_name", " "), "/event_name"),
                Refused.at("an event with U+0000", metric().withText("/event_name", "a\0"), "/event_name"),
                Refused.at("no kind", metric().without("/kind"), "/kind"),
                Refused.at("a kind for later", metric().withText("/kind", "geometric"), "/kind"),
                Refused.at("a kind in capitals", metric().withText("/kind", "COUNT"), "/kind"),
                Refused.at("an odd direction", metric().withText("/direction", "up"), "/direction"),
                Refused.at("a field there is not", metric().with("/bound", "100"), "/bound"),
                Refused.at("a cap that is a number", metric().with("/cap", "100"), "/cap"),
                Refused.at("a cap by another name", metric().with("/cap", "{\"limit\": 1}"), "/cap/limit"),
                Refused.at("a denominator of nothing", metric().with("/denominator", "{}"), "/denominator/event_name"),
                Refused.at(
                        "a step with a value",
                        metric().with("/steps", "[{\"event_name\": \"pay\", \"value_property\": \"revenue\"}]"),
                        "/steps/0/value_property"),
                Refused.at("a quantile in words", metric().withText("/quantile", "half"), "/quantile"),
                Refused.at(
                        "a window in words",
                        metric().withText("/conversion_window", "two weeks"),
                        "/conversion_window"),
                Refused.at(
                        "a window beyond time",
                        metric().withText("/conversion_window", "P99999999999999999D"),
                        "/conversion_window"),
                Refused.at("a window as a number", metric().with("/conversion_window", "14"), "/conversion_window"),
                Refused.at("a filter that is one condition", metric().with("/filter", "{\"all\": []}"), "/filter"),
                Refused.at(
                        "much at once",
                        metric().with("/kind", "7").without("/event_name").with("/filter", "[0, {\"any\": 1}]"),
                        "/kind",
                        "/event_name",
                        "/filter/0",
                        "/filter/1/any"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_field_of_the_wrong_form_is_named(Refused refused) {
        assertThat(pointersOf(() -> MetricReader.creation(refused.body().json())))
                .isEqualTo(refused.pointers());
        assertPointInto(refused.body().json(), refused.pointers());
    }

    @ParameterizedTest
    @CsvSource({"P14D,336", "14d,336", "PT12H,12", "12h,12", "P365D,8760", "365d,8760", "60m,1", "3600s,1"})
    void a_window_is_written_in_iso_8601_or_briefly(String text, int hours) {
        assertThat(definition(metric().withText("/conversion_window", text)).conversionWindow())
                .isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void what_is_left_out_gets_its_default() {
        assertThat(definition(metric()))
                .returns(Duration.ofDays(14), MetricDefinition::conversionWindow)
                .returns(Direction.INCREASE, MetricDefinition::direction);
    }

    static Stream<Body> refined() {
        return Stream.of(
                metric().withText("/kind", "ratio")
                        .with("/denominator", "{\"event_name\": \"session\", \"filter\": []}")
                        .withText("/pre_exposure_window", "7d"),
                metric().withText("/kind", "quantile")
                        .withText("/value_property", "ms")
                        .with("/quantile", "0.9"),
                metric().withText("/kind", "retention").withText("/window_start", "7d"),
                metric().withText("/kind", "funnel")
                        .with("/steps", "[{\"event_name\": \"basket\"}, {\"event_name\": \"pay\", \"filter\": []}]"),
                cap("{\"value\": 100}"),
                cap("{\"quantile\": 0.99}").withText("/pre_exposure_window", "P14D"));
    }

    @ParameterizedTest
    @MethodSource("refined")
    void a_refined_metric_is_defined_and_survives_being_stored(Body body) {
        var event = new MetricCreated(KEY, definition(body));

        STORY.when(new CreateMetric(KEY, event.definition())).then(event);
        assertThat(ModelJson.mapper().readValue(ModelJson.mapper().writeValueAsString(event), MetricCreated.class))
                .isEqualTo(event);
    }

    /** Kept as one condition around the list, a filter is a level deeper than what its author wrote. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10})
    void a_filter_as_deep_as_is_allowed_survives_being_stored(int depth) {
        var deep = "[" + "{\"not\": ".repeat(depth - 1) + "{\"dimension\": \"a\", \"operator\": \"exists\"}"
                + "}".repeat(depth - 1) + "]";
        var event = new MetricCreated(KEY, definition(metric().with("/filter", deep)));

        STORY.when(new CreateMetric(KEY, event.definition())).then(event);
        var stored = ModelJson.mapper().writeValueAsString(event);
        assertThat(ModelJson.mapper().readValue(stored, MetricCreated.class)).isEqualTo(event);
    }

    @Test
    void a_definition_can_be_sent_back_as_it_was_read() {
        var asRead = metric().with("/metric_version", "2")
                .with("/archived", "false")
                .with("/version", "1")
                .with("/created_at", "\"2026-11-01T00:00:00Z\"")
                .with("/updated_at", "\"2026-11-01T00:00:00Z\"")
                .with("/versions", "[]");

        assertThat(MetricReader.replacement(asRead.json(), KEY.id())).isEqualTo(definition(metric()));
        assertThat(pointersOf(() -> MetricReader.replacement(asRead.json(), new MetricId("other"))))
                .containsExactly("/id");
    }

    private static Body mean() {
        return metric().with("/kind", "\"mean\"");
    }

    private static Body cap(String cap) {
        return mean().withText("/value_property", "revenue").with("/cap", cap);
    }

    private static String rule(String operator, String values) {
        return "[{\"dimension\": \"currency\", \"operator\": %s, \"values\": %s}]".formatted(operator, values);
    }

    private static MetricDefinition definition(Body body) {
        return MetricReader.creation(body.json()).definition();
    }

    private static MetricCreated created() {
        return new MetricCreated(KEY, definition(metric()));
    }
}
