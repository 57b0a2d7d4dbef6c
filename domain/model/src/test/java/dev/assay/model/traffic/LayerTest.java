package dev.assay.model.traffic;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.fixture.Story;
import dev.assay.rules.BucketRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
    private static final LayerKey KEY = new LayerKey(Scope.of("acme", "production"), new LayerId("search"));
    private static final LayerCreated CREATED = new LayerCreated(KEY, new Labels("Search", ""), "salt");
    private static final ExperimentId A = new ExperimentId("a");
    private static final ExperimentId B = new ExperimentId("b");
    private static final ExperimentId C = new ExperimentId("c");
    private static final Story<Layer> STORY = Story.of(Layer.class);

    @Test
    void experiments_take_the_lowest_free_buckets() {
        STORY.given(CREATED).when(take(A, 3_000)).then(taken(A, range(0, 2_999)));
        STORY.given(CREATED, taken(A, range(0, 2_999))).when(take(B, 7_000)).then(taken(B, range(3_000, 9_999)));
        STORY.given(CREATED, taken(A, range(1_000, 1_999)))
                .when(take(B, 2_000))
                .then(taken(B, range(0, 999), range(2_000, 2_999)));
    }

    @Test
    void a_layer_that_is_full_says_what_is_free() {
        STORY.given(CREATED, taken(A, range(0, 6_999)))
                .when(take(B, 4_000))
                .refused(new Conflict(
                        "Layer 'search' has 30.00 % free (buckets 7000-9999), not the 40.00 % that is asked for."));
        STORY.given(CREATED, taken(A, range(0, 9_999)))
                .when(take(B, 1))
                .refused(new Conflict("Layer 'search' has 0.00 % free, not the 0.01 % that is asked for."));
    }

    @Test
    void what_is_released_is_free_again() {
        STORY.given(CREATED, taken(A, range(0, 9_999)), new LayerRangeReleased(KEY, A))
                .when(take(C, 10_000))
                .then(taken(C, range(0, 9_999)));
        STORY.given(CREATED).when(new ReleaseRange(KEY, A)).refused(NotFound.class);
        STORY.given(CREATED, taken(A, range(0, 9))).when(take(A, 1)).refused(Conflict.class);
    }

    @Test
    void a_layer_is_archived_once_nobody_has_a_part_of_it() {
        STORY.given(CREATED, taken(A, range(0, 9)))
                .when(new ArchiveLayer(KEY))
                .refused(new NotAllowedInStatus("Layer 'search' has experiments: a."));
        STORY.given(CREATED).when(new ArchiveLayer(KEY)).then(new LayerArchived(KEY));
        STORY.given(CREATED, new LayerArchived(KEY)).when(take(A, 1)).refused(NotAllowedInStatus.class);
    }

    private static TakeRange take(ExperimentId experiment, int basisPoints) {
        return new TakeRange(KEY, experiment, new Percent(basisPoints));
    }

    private static LayerRangeTaken taken(ExperimentId experiment, BucketRange... ranges) {
        return new LayerRangeTaken(KEY, experiment, List.copyOf(Arrays.asList(ranges)));
    }

    private static BucketRange range(int from, int to) {
        return new BucketRange(from, to);
    }
}
