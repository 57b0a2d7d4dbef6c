package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A report in one file that needs nothing else: the verdict first, then doubts, then numbers, then what they rest on. */
final class Report {
    private static final String STYLE = """
            body { font: 15px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24 }
            h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.15rem; margin-top: 2rem }
            .verdict { border-left: 4px solid #246; padding: .5rem 1rem; background: #f2f5f9; font-size: 1.05rem }
            table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; padding: .3rem .5rem;
            border-bottom: 1px solid #dde } .fine { color: #555; font-size: .85rem } svg { max-width: 100%; height: auto }
            @media print { body { margin: 0; max-width: none } h2 { break-after: avoid } table, svg { break-inside: avoid } }
            """;

    private final ResultsDocument document;
    private final Html html = new Html();

    private Report(ResultsDocument document) {
        this.document = document;
    }

    static String of(ResultsDocument document) {
        Report report = new Report(document);
        report.head();
        report.verdict();
        report.doubts();
        report.metric(document.metric(), "The metric that judges", document.variants());
        document.metrics().forEach(further -> report.metric(further.metric(), role(further), further.variants()));
        report.slices();
        report.days();
        report.finePrint();
        return report.html.raw("</body>\n</html>\n").toString();
    }

    private void head() {
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .text(document.name())
                .raw("</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n")
                .element("h1", document.name());
        html.raw("<p class=\"fine\">")
                .text(String.format(
                        Locale.ROOT,
                        "Experiment %s, %s, %.1f days, %,d users",
                        document.experimentId(),
                        document.status(),
                        document.durationDays(),
                        document.sampleSize()))
                .raw("</p>\n");
    }

    private void verdict() {
        html.raw("<p class=\"verdict\">").text(document.recommendation().text()).raw("</p>\n");
        html.element("h2", "What it rests on").list(document.recommendation().reasons());
    }

    private void doubts() {
        if (!document.recommendation().risks().isEmpty()) {
            html.element("h2", "What speaks against it")
                    .list(document.recommendation().risks());
        }
    }

    private static String role(ResultsDocument.Further further) {
        return further.role().equals("guardrail") ? "Guardrail: must not get worse" : "Also measured";
    }

    private void metric(ResultsDocument.Metric metric, String role, List<Variant> variants) {
        html.element("h2", metric.name()).raw("<p class=\"fine\">").text(role).raw("</p>\n");
        List<IntervalPlot.Line> lines = new ArrayList<>();
        for (Variant variant : variants) {
            if (!variant.control()) {
                html.element("p", sentence(variants, variant));
                variant.liftInterval()
                        .filter(interval -> variant.liftValue().isPresent())
                        .ifPresent(interval -> lines.add(new IntervalPlot.Line(
                                variant.name(),
                                variant.liftValue().getAsDouble(),
                                interval.getFirst(),
                                interval.getLast())));
            }
        }
        if (!lines.isEmpty()) {
            IntervalPlot.draw(lines, html);
        }
        html.raw("<table>\n").row("th", List.of("Variant", "Users", "Value", "Change", "p", "Adjusted p"));
        variants.forEach(variant -> html.row(
                "td",
                List.of(
                        variant.name(),
                        String.format(Locale.ROOT, "%,d", variant.exposures()),
                        level(variant),
                        variant.lift().orElse("–"),
                        number(variant.pValue()),
                        number(variant.adjustedPValue()))));
        html.raw("</table>\n");
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
        document.slices().ifPresent(slices -> {
            html.element("h2", "By " + slices.dimension().replace('_', ' '))
                    .raw("<p class=\"fine\">For exploring: among many slices one looks special by chance.</p>\n")
                    .raw("<table>\n")
                    .row("th", List.of("Value", "Users", "Variant", "Change", "Adjusted p"));
            slices.values()
                    .forEach(slice -> slice.variants().stream()
                            .filter(variant -> !variant.control())
                            .forEach(variant -> html.row(
                                    "td",
                                    List.of(
                                            slice.value(),
                                            String.format(Locale.ROOT, "%,d", slice.users()),
                                            variant.name(),
                                            variant.lift().orElse("–"),
                                            number(variant.adjustedPValue())))));
            html.raw("</table>\n");
        });
    }

    private void days() {
        if (document.daily().isEmpty()) {
            return;
        }
        List<String> head = new ArrayList<>(List.of("Day"));
        document.variants().forEach(variant -> head.add(variant.name()));
        html.element("h2", "New users a day").raw("<table>\n").row("th", head);
        document.daily().forEach(day -> {
            List<String> cells = new ArrayList<>(List.of(day.day().toString()));
            day.variants().forEach(variant -> cells.add(String.format(Locale.ROOT, "%,d", variant.exposures())));
            html.row("td", cells);
        });
        html.raw("</table>\n");
    }

    private void finePrint() {
        html.element("h2", "How these numbers come about");
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
        html.list(facts);
    }
}
