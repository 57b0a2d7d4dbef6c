import { lift, probability, range } from "../format/number";
import { Badge } from "../ui/Badge";
import { TableScroll } from "../ui/TableScroll";
import { useNarrow } from "../ui/useNarrow";
import { judge } from "./judgement";
import { FurtherCards } from "./FurtherCards";
import { MetricHead } from "./MetricHead";
import { MiniInterval } from "./MiniInterval";
import type { FurtherMetric, VariantResult } from "./results";
import "./FurtherMetrics.css";

/** The experiment's other metrics, a line each treatment. */
export function FurtherMetrics({ metrics }: { metrics: FurtherMetric[] }) {
  const narrow = useNarrow();
  if (metrics.length === 0) return null;
  return (
    <section className="card" aria-labelledby="further">
      <div className="card__head">
        <h2 id="further">Other metrics</h2>
        <p className="muted">Guardrails must not get worse than their margin.</p>
      </div>
      {narrow ? <FurtherCards metrics={metrics} /> : <FurtherTable metrics={metrics} />}
    </section>
  );
}

function FurtherTable({ metrics }: { metrics: FurtherMetric[] }) {
  const ends = metrics.flatMap(({ variants }) => variants.flatMap((variant) => variant.lift_interval ?? []));
  const reach = Math.max(0.001, ...ends.filter(Number.isFinite).map(Math.abs));
  return (
    <TableScroll label="Other metrics, scrollable">
      <table className="table further">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Variant</th>
            <th scope="col" className="table__number">
              Change
            </th>
            <th scope="col" aria-hidden="true" />
            <th scope="col" className="table__number">
              p-value
            </th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        {metrics.map((metric) => (
          <MetricRows key={metric.metric.id ?? ""} further={metric} reach={reach} />
        ))}
      </table>
    </TableScroll>
  );
}

function MetricRows({ further, reach }: { further: FurtherMetric; reach: number }) {
  const treatments = further.variants.filter((variant) => !variant.control);
  return (
    <tbody>
      {treatments.map((variant, index) => (
        <tr key={variant.variant_id}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={treatments.length}>
              <MetricHead further={further} />
            </th>
          )}
          <td>{variant.name}</td>
          <td className="table__number">
            <strong>{lift(variant.lift_value)}</strong>
            <span className="table__sub">{range(variant.lift_interval, lift)}</span>
          </td>
          <Outcome variant={variant} further={further} reach={reach} />
        </tr>
      ))}
    </tbody>
  );
}

type OutcomeProps = { variant: VariantResult; further: FurtherMetric; reach: number };

function Outcome({ variant, further: { metric }, reach }: OutcomeProps) {
  const { tone, text } = judge(variant, metric.direction);
  return (
    <>
      <td aria-hidden="true">
        <MiniInterval
          estimate={variant.lift_value}
          interval={variant.lift_interval}
          reach={reach}
          tone={tone}
        />
      </td>
      <td className="table__number">{probability(variant.p_value)}</td>
      <td>
        <Badge tone={tone}>{text}</Badge>
      </td>
    </>
  );
}
