import { lift, probability, range } from "../format/number";
import { Badge } from "../ui/Badge";
import { MetricHead } from "./MetricHead";
import { judge } from "./judgement";
import type { FurtherMetric, VariantResult } from "./results";
import "./FurtherCards.css";

/** What the table of further metrics says, for a phone's width. */
export function FurtherCards({ metrics }: { metrics: FurtherMetric[] }) {
  return (
    <ul className="further-cards">
      {metrics.map((further) => (
        <li key={further.metric.id ?? ""}>
          <h3>
            <MetricHead further={further} />
          </h3>
          {further.variants
            .filter((variant) => !variant.control)
            .map((variant) => (
              <Treatment key={variant.variant_id} variant={variant} further={further} />
            ))}
        </li>
      ))}
    </ul>
  );
}

function Treatment({ variant, further }: { variant: VariantResult; further: FurtherMetric }) {
  const { tone, text } = judge(variant, further.metric.direction);
  return (
    <div className="further-cards__treatment">
      <p>
        {variant.name} <strong>{lift(variant.lift_value)}</strong>
        <span className="table__sub">
          {range(variant.lift_interval, lift)}, p {probability(variant.p_value)}
        </span>
      </p>
      <Badge tone={tone}>{text}</Badge>
    </div>
  );
}
