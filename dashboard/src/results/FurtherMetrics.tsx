import { Link } from "react-router";
import { lift, probability, range } from "../format/number";
import { Badge } from "../ui/Badge";
import { TableScroll } from "../ui/TableScroll";
import { judge } from "./judgement";
import { MiniInterval } from "./MiniInterval";
import type { FurtherMetric, VariantResult } from "./results";
import "./FurtherMetrics.css";

/** The experiment's other metrics, a line each treatment. */
export function FurtherMetrics({ metrics }: { metrics: FurtherMetric[] }) {
  if (metrics.length === 0) return null;
  const ends = metrics.flatMap(({ variants }) => variants.flatMap((variant) => variant.lift_interval ?? []));
  const reach = Math.max(0.001, ...ends.filter(Number.isFinite).map(Math.abs));
  return (
    <section className="card" aria-labelledby="further">
      <div className="card__head">
        <h2 id="further">Other metrics</h2>
        <p className="muted">Guardrails must not get worse than their margin.</p>
      </div>
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
    </section>
  );
}

function MetricRows({ further, reach }: { further: FurtherMetric; reach: number }) {
  const treatments = further.variants.filter((variant) => !variant.control);
  return (
    <tbody>
      {treatments.map((variant, index) => (
        <tr key={variant.variant_id}>
          {index === 0 && <MetricCell further={further} rows={treatments.length} />}
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

function MetricCell({ further: { metric, role, margin }, rows }: { further: FurtherMetric; rows: number }) {
  return (
    <th scope="rowgroup" rowSpan={rows}>
      <Link to={metric.id ? `?metric=${metric.id}` : "?"} preventScrollReset>
        {metric.name}
      </Link>
      <span className="table__sub">
        {role}
        {margin !== undefined && `, margin ${(margin * 100).toFixed(1)} %`}
        {metric.direction === "decrease" && ", lower is better"}
      </span>
    </th>
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
