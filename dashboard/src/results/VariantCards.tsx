import { VariantName } from "../experiments/VariantName";
import { count, lift, percent, probability, range, value } from "../format/number";
import { Badge } from "../ui/Badge";
import { Live } from "../ui/Live";
import { judge } from "./judgement";
import type { MeasuredMetric, VariantResult } from "./results";
import "./VariantCards.css";

type Props = { metric: MeasuredMetric; variants: VariantResult[] };

/** What the table of variants says, for a phone's width. */
export function VariantCards({ metric, variants }: Props) {
  return (
    <ul className="variant-cards">
      {variants.map((variant, index) => (
        <li key={variant.variant_id}>
          <VariantCard variant={variant} metric={metric} index={index} />
        </li>
      ))}
    </ul>
  );
}

type CardProps = { variant: VariantResult; metric: MeasuredMetric; index: number };

function VariantCard({ variant, metric, index }: CardProps) {
  const isRate = metric.kind === "conversion";
  const { tone, text } = judge(variant, metric.direction);
  return (
    <>
      <div className="row row--spread">
        <h3>
          <VariantName index={index}>{variant.name}</VariantName>
        </h3>
        {variant.control ? <Badge tone="idle">Control</Badge> : <Badge tone={tone}>{text}</Badge>}
      </div>
      <dl className="variant-cards__figures">
        <Figure name="Users" shown={count(variant.exposures)} />
        <Figure
          name={isRate ? "Conversions" : "Total"}
          shown={isRate ? count(variant.conversions) : value(variant.sum)}
        />
        <Figure
          name={isRate ? "Conversion rate" : "Mean per user"}
          shown={isRate ? percent(variant.conversion_rate) : value(variant.mean)}
          note={
            isRate
              ? range(variant.wilson_interval, (end) => percent(end))
              : range(variant.mean_interval, value)
          }
        />
        {!variant.control && (
          <Figure
            name={`Change, p ${probability(variant.p_value)}`}
            shown={lift(variant.lift_value)}
            note={range(variant.lift_interval, lift)}
          />
        )}
      </dl>
    </>
  );
}

function Figure({ name, shown, note }: { name: string; shown: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Live text={shown} />
        {note && <span className="table__sub">{note}</span>}
      </dd>
    </div>
  );
}
