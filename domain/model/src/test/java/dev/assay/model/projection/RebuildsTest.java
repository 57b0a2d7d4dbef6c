package dev.assay.model.projection;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.company.CompanyId;
import dev.assay.model.fixture.Story;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RebuildsTest {
    private static final CompanyId ACME = new CompanyId("acme");
    private static final ProjectionName METRICS = new ProjectionName("metrics");
    private static final ProjectionKey KEY = new ProjectionKey(ACME, METRICS);
    private static final Story<Rebuilds> STORY = Story.of(Rebuilds.class);

    private static final RebuildRequested REQUESTED = new RebuildRequested(ACME, METRICS, 2, "new definition");
    private static final RebuildCompleted COMPLETED = new RebuildCompleted(ACME, METRICS, 2, 42, "ab", "cd");
    private static final RebuildFailed FAILED = new RebuildFailed(ACME, METRICS, 2, "disk full");
    private static final GenerationPromoted PROMOTED = new GenerationPromoted(ACME, METRICS, 2, 1, "better");
    private static final GenerationDiscarded DISCARDED = new GenerationDiscarded(ACME, METRICS, 2, "worse");

    @Test
    void the_first_rebuild_makes_the_second_generation() {
        STORY.when(request()).then(REQUESTED);
    }

    /** Each way a second generation can stand, and what may be done with it. */
    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("building", List.of(REQUESTED), "complete fail discard"),
                Arguments.of("ready", List.of(REQUESTED, COMPLETED), "fail discard promote"),
                Arguments.of("failed", List.of(REQUESTED, FAILED), "request"),
                Arguments.of("discarded", List.of(REQUESTED, COMPLETED, DISCARDED), "request"),
                Arguments.of("promoted", List.of(REQUESTED, COMPLETED, PROMOTED), "request"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("states")
    void a_second_generation_is_settled_before_a_third_one_begins(String state, List<Object> history, String allowed) {
        var story = STORY.given(history);
        for (var deed : List.of("request", "complete", "fail", "promote", "discard")) {
            var outcome = story.when(command(deed));
            if (List.of(allowed.split(" ", -1)).contains(deed)) {
                outcome.then(fact(deed, 2 + (deed.equals("request") ? 1 : 0)));
            } else if (state.equals("ready") && deed.equals("complete")) {
                outcome.thenNothing();
            } else if (deed.equals("request") || state.equals("building")) {
                outcome.refused(Conflict.class);
            } else {
                outcome.refused(NotFound.class);
            }
        }
    }

    @Test
    void a_generation_that_is_not_waiting_is_not_found() {
        var story = STORY.given(REQUESTED, COMPLETED);

        story.when(new PromoteGeneration(KEY, 1, "")).refused(NotFound.class);
        story.when(new DiscardGeneration(KEY, 3, "")).refused(NotFound.class);
    }

    @Test
    void a_promotion_says_what_it_replaced() {
        STORY.given(
                        REQUESTED,
                        COMPLETED,
                        PROMOTED,
                        requested(3),
                        completed(3),
                        discarded(3),
                        requested(4),
                        completed(4))
                .when(new PromoteGeneration(KEY, 4, "better"))
                .then(new GenerationPromoted(ACME, METRICS, 4, 2, "better"));
    }

    private static RequestRebuild request() {
        return new RequestRebuild(KEY, "new definition");
    }

    private static Object command(String deed) {
        return switch (deed) {
            case "request" -> request();
            case "complete" -> new CompleteRebuild(KEY, 2, 42, "ab", "cd");
            case "fail" -> new FailRebuild(KEY, 2, "disk full");
            case "promote" -> new PromoteGeneration(KEY, 2, "better");
            case "discard" -> new DiscardGeneration(KEY, 2, "worse");
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private static Object fact(String deed, int generation) {
        return switch (deed) {
            case "request" -> requested(generation);
            case "complete" -> completed(generation);
            case "fail" -> FAILED;
            case "promote" -> PROMOTED;
            case "discard" -> discarded(generation);
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private static RebuildRequested requested(int generation) {
        return new RebuildRequested(ACME, METRICS, generation, "new definition");
    }

    private static RebuildCompleted completed(int generation) {
        return new RebuildCompleted(ACME, METRICS, generation, 42, "ab", "cd");
    }

    private static GenerationDiscarded discarded(int generation) {
        return new GenerationDiscarded(ACME, METRICS, generation, "worse");
    }
}
