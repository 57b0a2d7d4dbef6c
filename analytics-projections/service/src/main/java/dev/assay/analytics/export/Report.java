package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a report says: the verdict first, then doubts, then numbers, then what they rest on. */
final class Report {
    /** With more variants a day has a line for each. */
    private static final int MOST_COLUMNS = 6;

    private final ResultsDocument document;
    private final List<ResultsDocument.Slices> slices;
    private final List<Block> blocks = new ArrayList<>();

    private Report(ResultsDocument document, List<ResultsDocument.Slices> slices) {
        this.document = document;
        this.slices = slices;
    }

    /** @param slices by as many dimensions as the reader asked for */
    static List<Block> of(ResultsDocument document, List<ResultsDocument.Slices> slices) {
        Report report = new Report(document, slices);
        report.head();
        report.verdict();
        report.doubts();
        report.metric(document.metric(), "The metric that judges", document.variants());
        document.metrics().forEach(further -> report.metric(further.metric(), role(further), further.variants()));
        report.slices();
        report.days();
        report.finePrint();
        return report.blocks;
    }

    private void head() {
        blocks.add(new Block.Title(document.name()));
        blocks.add(new Block.Fine(String.format(
                Locale.ROOT,
                "Experiment %s, %s, %.1f days, %,d users",
                document.experimentId(),
                document.status(),
                document.durationDays(),
                document.sampleSize())));
    }

    private void verdict() {
        blocks.add(new Block.Verdict(document.recommendation().text()));
        blocks.add(new Block.Heading("What it rests on"));
        blocks.add(new Block.Bullets(document.recommendation().reasons()));
    }

    private void doubts() {
        if (!document.recommendation().risks().isEmpty()) {
            blocks.add(new Block.Heading("What speaks against it"));
            blocks.add(new Block.Bullets(document.recommendation().risks()));
        }
    }

    private static String role(ResultsDocument.Further further) {
        return further.role().equals("guardrail") ? "Guardrail: must not get worse" : "Also measured";
    }

    private void metric(ResultsDocument.Metric metric, String role, List<Variant> variants) {
        blocks.add(new Block.Heading(metric.name()));
        blocks.add(new Block.Fine(role));
        List<Block.Line> lines = new ArrayList<>();
        for (Variant variant : variants) {
            if (!variant.control()) {
                blocks.add(new Block.Paragraph(sentence(variants, variant)));
                variant.liftInterval()
                        .filter(interval -> variant.liftValue().isPresent())
                        .ifPresent(interval -> lines.add(new Block.Line(
                                variant.name(),
                                variant.liftValue().getAsDouble(),
                                interval.getFirst(),
                                interval.getLast())));
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block.Plot(lines));
        }
        blocks.add(new Block.Table(
                List.of("Variant", "Users", "Value", "Change", "p", "Adjusted p"),
                variants.stream()
                        .map(variant -> List.of(
                                variant.name(),
                                String.format(Locale.ROOT, "%,d", variant.exposures()),
                                level(variant),
                                variant.lift().orElse("–"),
                                number(variant.pValue()),
                                number(variant.adjustedPValue())))
                        .toList()));
    }

    private String sentence(List<Variant> variants, Variant treatment) {
        Optional<Variant> control = variants.stream().filter(Variant::control).findFirst();
        String change = treatment
                .lift()
                .map(lift -> ": " + lift
                        + treatment
                                .liftInterval()
                                .map(interval -> String.format(
                                        Locale.ROOT,
                                        " (%.0f %% interval %+.1f%% to %+.1f%%)",
                                        document.confidence() * 100,
                                        interval.getFirst() * 100,
                                        interval.getLast() * 100))
                                .orElse(""))
                .orElse(": no relative change can be told");
        String verdict =
                treatment.significant() ? ". The difference is significant." : ". The difference is not significant.";
        return treatment.name() + " had " + level(treatment) + " against "
                + control.map(Report::level).orElse("nothing") + change + verdict;
    }

    private static String level(Variant variant) {
        if (variant.mean().isPresent()) {
            return number(variant.mean());
        }
        return variant.conversionRate().isPresent()
                ? String.format(Locale.ROOT, "%.2f %%", variant.conversionRate().getAsDouble())
                : "–";
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        double number = value.getAsDouble();
        return number != 0 && Math.abs(number) < 1e-4
                ? String.format(Locale.ROOT, "%.1e", number)
                : String.format(Locale.ROOT, "%,.4g", number);
    }

    private void slices() {
        slices.forEach(each -> {
            blocks.add(new Block.Heading("By " + each.dimension().replace('_', ' ')));
            blocks.add(new Block.Fine("For exploring: among many slices one looks special by chance."));
            blocks.add(new Block.Table(
                    List.of("Value", "Users", "Variant", "Change", "Adjusted p"),
                    each.values().stream()
                            .flatMap(slice -> slice.variants().stream()
                                    .filter(variant -> !variant.control())
                                    .map(variant -> List.of(
                                            slice.value(),
                                            String.format(Locale.ROOT, "%,d", slice.users()),
                                            variant.name(),
                                            variant.lift().orElse("–"),
                                            number(variant.adjustedPValue()))))
                            .toList()));
        });
    }

    private void days() {
        if (document.daily().isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading("New users a day"));
        blocks.add(document.variants().size() > MOST_COLUMNS ? longDays() : wideDays());
    }

    private Block.Table wideDays() {
        List<String> head = new ArrayList<>(List.of("Day"));
        document.variants().forEach(variant -> head.add(variant.name()));
        List<List<String>> rows = new ArrayList<>();
        document.daily().forEach(day -> {
            List<String> cells = new ArrayList<>(List.of(day.day().toString()));
            day.variants().forEach(variant -> cells.add(String.format(Locale.ROOT, "%,d", variant.exposures())));
            rows.add(cells);
        });
        return new Block.Table(head, rows);
    }

    private Block.Table longDays() {
        return new Block.Table(
                List.of("Day", "Variant", "Users"),
                document.daily().stream()
                        .flatMap(day -> day.variants().stream()
                                .map(variant -> List.of(
                                        day.day().toString(),
                                        variant.variantId().value(),
                                        String.format(Locale.ROOT, "%,d", variant.exposures()))))
                        .toList());
    }

    private void finePrint() {
        blocks.add(new Block.Heading("How these numbers come about"));
        List<String> facts = new ArrayList<>();
        facts.add("Method: " + document.method() + ".");
        facts.addAll(document.assumptions());
        facts.add("Sample ratio: " + document.srm().status()
                + document.srm().pValue().stream()
                        .mapToObj(p -> ", p = " + number(OptionalDouble.of(p)))
                        .findFirst()
                        .orElse("")
                + ".");
        facts.add(String.format(
                Locale.ROOT,
                "%,d users who saw two variants are left out.",
                document.crossovers().users()));
        facts.add("True at " + document.asOf() + ", position " + document.position()
                + " of the behaviour log, generation "
                + document.generation() + " of the metric view, version "
                + document.metric().version()
                + " of the metric: the same position, generation and version give the same numbers.");
        blocks.add(new Block.Bullets(facts));
    }
}
