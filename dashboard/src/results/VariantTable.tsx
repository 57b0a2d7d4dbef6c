import { count, lift, percent, probability, range, value } from "../format/number";
import { VariantName } from "../experiments/VariantName";
import { Badge } from "../ui/Badge";
import { Live } from "../ui/Live";
import { TableScroll } from "../ui/TableScroll";
import { judge } from "./judgement";
import type { MeasuredMetric, VariantResult } from "./results";

type Props = { metric: MeasuredMetric; variants: VariantResult[] };

/** Every variant under one metric. */
export function VariantTable({ metric, variants }: Props) {
  const isRate = metric.kind === "conversion";
  return (
    <TableScroll label="Results by variant, scrollable">
      <table className="table">
        <caption className="visually-hidden">Results by variant: {metric.name}</caption>
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" className="table__number">
              Users
            </th>
            <th scope="col" className="table__number">
              {isRate ? "Conversions" : "Total"}
            </th>
            <th scope="col" className="table__number">
              {isRate ? "Conversion rate" : "Mean per user"}
            </th>
            <th scope="col" className="table__number">
              Change
            </th>
            <th scope="col" className="table__number">
              p-value
            </th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, index) => (
            <Row key={variant.variant_id} variant={variant} metric={metric} index={index} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type RowProps = { variant: VariantResult; metric: MeasuredMetric; index: number };

function Row({ variant, metric, index }: RowProps) {
  const isRate = metric.kind === "conversion";
  const { tone, text } = judge(variant, metric.direction);
  return (
    <tr>
      <th scope="row">
        <VariantName index={index}>{variant.name}</VariantName>
        <code className="table__sub table__sub--dotted">{variant.variant_id}</code>
      </th>
      <td className="table__number" data-testid={`users-${variant.variant_id}`}>
        <Live text={count(variant.exposures)} />
      </td>
      <td className="table__number" data-testid={`conversions-${variant.variant_id}`}>
        <Live text={isRate ? count(variant.conversions) : value(variant.sum)} />
      </td>
      <td className="table__number">
        <Live text={isRate ? percent(variant.conversion_rate) : value(variant.mean)} />
        <span className="table__sub">
          {isRate
            ? range(variant.wilson_interval, (end) => percent(end))
            : range(variant.mean_interval, value)}
        </span>
      </td>
      {variant.control ? (
        <td colSpan={3} className="muted">
          <Badge tone="idle">Control</Badge>
        </td>
      ) : (
        <>
          <td className="table__number">
            <strong>
              <Live text={lift(variant.lift_value)} />
            </strong>
            <span className="table__sub">{range(variant.lift_interval, lift)}</span>
          </td>
          <td className="table__number">
            <Live text={probability(variant.p_value)} />
            {isAdjusted(variant) && (
              <span className="table__sub">{probability(variant.adjusted_p_value)} adjusted</span>
            )}
          </td>
          <td>
            <Badge tone={tone}>{text}</Badge>
          </td>
        </>
      )}
    </tr>
  );
}

function isAdjusted({ p_value, adjusted_p_value }: VariantResult): boolean {
  return p_value !== null && adjusted_p_value !== null && adjusted_p_value !== p_value;
}
