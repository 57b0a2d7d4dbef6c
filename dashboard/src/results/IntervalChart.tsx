import { useMemo } from "react";
import { Chart } from "../charts/Chart";
import { useColours } from "../charts/useColours";
import { lift, range } from "../format/number";
import { useNarrow } from "../ui/useNarrow";
import { intervalOption, type IntervalRow } from "./intervalOption";
import { judge } from "./judgement";
import type { MeasuredMetric, VariantResult } from "./results";
import "./IntervalChart.css";

const ROW = 46;

type Props = { metric: MeasuredMetric; variants: VariantResult[]; confidence: number };

/** How much each treatment changed the metric, with what is likely around it. */
export function IntervalChart({ metric, variants, confidence }: Props) {
  const colours = useColours();
  const narrow = useNarrow();
  const rows = useMemo(() => rowsOf(variants, metric), [variants, metric]);
  const option = useMemo(() => intervalOption(rows, colours, narrow), [rows, colours, narrow]);
  const percent = Math.round(confidence * 1000) / 10;
  return (
    <section className="card interval-chart" aria-labelledby="lift">
      <div className="card__head">
        <h2 id="lift">Change against the control</h2>
        <p className="muted">
          {metric.name}, relative, with {percent} % intervals
        </p>
      </div>
      {rows.length === 0 ? (
        <p className="muted interval-chart__none">There is not enough data to draw an interval yet.</p>
      ) : (
        <>
          <Chart option={option} height={rows.length * ROW + 44} label={asText(rows)} />
          <p className="interval-chart__sides" aria-hidden="true">
            <span>{metric.direction === "increase" ? "← worse" : "← better"}</span>
            <span>{metric.direction === "increase" ? "better →" : "worse →"}</span>
          </p>
        </>
      )}
    </section>
  );
}

function rowsOf(variants: VariantResult[], metric: MeasuredMetric): IntervalRow[] {
  return variants.flatMap((variant) => {
    if (variant.lift_value === null || !variant.lift_interval?.every(Number.isFinite)) return [];
    const { tone, text } = judge(variant, metric.direction);
    return [
      {
        name: variant.name,
        lift: variant.lift_value,
        interval: variant.lift_interval,
        tone,
        judgement: text,
      },
    ];
  });
}

function asText(rows: IntervalRow[]): string {
  const sentences = rows.map(
    (row) => `${row.name}: ${lift(row.lift)}, ${range(row.interval, lift)}, ${row.judgement.toLowerCase()}`,
  );
  return `Interval chart. ${sentences.join(". ")}. The table above has the numbers.`;
}
