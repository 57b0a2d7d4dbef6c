package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * One variant under one metric.
 *
 * @param role {@code headline} for the metric the document is about
 */
record Row(ResultsDocument.Metric metric, String role, ResultsDocument.Variant variant) {
    static List<Row> of(ResultsDocument document) {
        List<Row> rows = new ArrayList<>();
        document.variants().forEach(variant -> rows.add(new Row(document.metric(), "headline", variant)));
        document.metrics()
                .forEach(further -> further.variants()
                        .forEach(variant -> rows.add(new Row(further.metric(), further.role(), variant))));
        return rows;
    }
}
