import { count, lift, probability, range } from "../format/number";
import { Field } from "../ui/Field";
import { TableScroll } from "../ui/TableScroll";
import { judge } from "./judgement";
import { MiniInterval } from "./MiniInterval";
import { heterogeneitySentence } from "./sentences";
import type { Results, Slices } from "./results";
import type { Asked } from "./useResults";

const DIMENSIONS: Record<string, string> = {
  "": "All users together",
  country: "Country",
  device: "Device",
  browser: "Browser",
  system: "System",
  platform: "Platform",
  user_segment: "User segment",
  visitor: "New or returning",
};

type Props = { results: Results; dimension: string; onAsk: (name: keyof Asked, value: string) => void };

/** The metric by the value of a dimension, for finding the next question. */
export function SlicesCard({ results, dimension, onAsk }: Props) {
  return (
    <section className="card" aria-labelledby="slices">
      <div className="card__head">
        <h2 id="slices">Who it worked for</h2>
        <p className="muted">For exploring: among many slices one looks special by chance.</p>
      </div>
      <div className="card__body">
        <Field label="Slice by" faults={[]}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={dimension}
              onChange={(event) => {
                onAsk("dimension", event.target.value);
              }}
            >
              {Object.entries(DIMENSIONS).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )}
        </Field>
        {results.slices &&
          heterogeneitySentence(results.slices, (id) => nameOf(results, id)).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
      </div>
      {results.slices && <SlicesTable results={results} slices={results.slices} />}
    </section>
  );
}

function SlicesTable({ results, slices }: { results: Results; slices: Slices }) {
  if (slices.values.length === 0) return <p className="card__body muted">Nobody was exposed yet.</p>;
  const rows = slices.values.flatMap((value) =>
    value.variants.filter(({ control }) => !control).map((variant) => ({ value, variant })),
  );
  const ends = rows.flatMap(({ variant }) => variant.lift_interval ?? []);
  const reach = Math.max(0.001, ...ends.filter(Number.isFinite).map(Math.abs));
  return (
    <TableScroll label="Slices, scrollable">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{DIMENSIONS[slices.dimension]}</th>
            <th scope="col" className="table__number">
              Users
            </th>
            <th scope="col">Variant</th>
            <th scope="col" className="table__number">
              Change
            </th>
            <th scope="col" aria-hidden="true" />
            <th scope="col" className="table__number">
              p-value, corrected
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, variant }) => (
            <tr key={`${value.value} ${variant.variant_id}`}>
              <th scope="row">{value.value}</th>
              <td className="table__number">{count(value.users)}</td>
              <td>{variant.name}</td>
              <td className="table__number">
                <strong>{lift(variant.lift_value)}</strong>
                <span className="table__sub">{range(variant.lift_interval, lift)}</span>
              </td>
              <td aria-hidden="true">
                <MiniInterval
                  estimate={variant.lift_value}
                  interval={variant.lift_interval}
                  reach={reach}
                  tone={judge(variant, results.metric.direction).tone}
                />
              </td>
              <td className="table__number">{probability(variant.adjusted_p_value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function nameOf(results: Results, id: string): string {
  return results.variants.find(({ variant_id }) => variant_id === id)?.name ?? id;
}
