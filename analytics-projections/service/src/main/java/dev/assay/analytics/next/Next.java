package dev.assay.analytics.next;

import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.Scope;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.metric.MetricKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads a company's experiments, running ones first, and ranks what they suggest. */
public final class Next {
    /** Results of more are not read: the answer should come at once. */
    private static final int MOST_READ = 100;

    /** Of so many each dimension is read. */
    private static final int MOST_SLICED = 20;

    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.PLATFORM, Dimension.USER_SEGMENT, Dimension.VISITOR);

    private final Portfolio portfolio;
    private final ResultsReader results;
    private final Clock clock;

    public Next(Portfolio portfolio, ResultsReader results, Clock clock) {
        this.portfolio = portfolio;
        this.results = results;
        this.clock = clock;
    }

    /**
     * What to do.
     *
     * @param considered experiments whose results were read, of {@code of} that were ever started
     */
    record Answer(int considered, int of, List<Suggestion> items) {}

    Answer of(Scope scope, int limit) {
        var entries = portfolio.entries(scope);
        var started = entries.stream()
                .filter(entry -> entry.facts().startedAt().isPresent())
                .toList();
        var reads = started.stream()
                .limit(MOST_READ)
                .map(entry -> new Read(entry, results.read(entry.facts().key(), Question.PLAIN)))
                .toList();
        var stale = new Stale(clock.instant());
        List<Suggestion> all = new ArrayList<>(headroom(reads));
        all.addAll(segments(reads));
        all.addAll(Unsettled.in(reads));
        all.addAll(stale.finished(reads));
        all.addAll(stale.drafts(entries));
        return new Answer(
                reads.size(),
                started.size(),
                all.stream()
                        .sorted(Comparator.comparingDouble(Suggestion::score).reversed())
                        .limit(limit)
                        .toList());
    }

    /** Of each metric the experiment with most users a day speaks, and each metric's step once. */
    private List<Suggestion> headroom(List<Read> reads) {
        var headroom = new Headroom(typicalLift(reads));
        Map<String, Read> busiest = new LinkedHashMap<>();
        for (Read read : reads) {
            funnels(read)
                    .forEach(each -> busiest.merge(
                            each.results()
                                    .metric()
                                    .id()
                                    .map(Object::toString)
                                    .orElseGet(
                                            () -> each.results().experimentId().value()),
                            each,
                            (a, b) -> a.usersADay() >= b.usersADay() ? a : b));
        }
        return busiest.values().stream()
                .flatMap(read -> headroom.in(read).stream())
                .toList();
    }

    /** The results under the metric that judges, and under each further funnel. */
    private Stream<Read> funnels(Read read) {
        var further = read.results().metrics().stream()
                .map(ResultsDocument.Further::metric)
                .filter(metric -> metric.kind() == MetricKind.FUNNEL)
                .flatMap(metric -> metric.id().stream())
                .map(id ->
                        new Read(read.entry(), results.read(read.entry().facts().key(), Question.PLAIN.of(id))));
        return Stream.concat(Stream.of(read), further);
    }

    private static OptionalDouble typicalLift(List<Read> reads) {
        var lifts = reads.stream()
                .flatMap(read -> read.results().variants().stream())
                .filter(ResultsDocument.Variant::significant)
                .flatMapToDouble(variant -> variant.liftValue().stream())
                .map(Math::abs)
                .sorted()
                .toArray();
        return lifts.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(lifts[lifts.length / 2]);
    }

    private List<Suggestion> segments(List<Read> reads) {
        var segments = new Segments();
        reads.stream()
                .filter(read -> read.results().sampleSize() > 0)
                .limit(MOST_SLICED)
                .forEach(read -> DIMENSIONS.forEach(dimension -> segments.add(new Read(
                        read.entry(), results.read(read.entry().facts().key(), Question.PLAIN.by(dimension))))));
        return segments.all();
    }
}
