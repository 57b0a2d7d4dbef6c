import { count, percent } from "../format/number";
import { TableScroll } from "../ui/TableScroll";
import type { Results } from "./results";

/** How many users of each variant got through each step. */
export function Funnel({ results: { funnel = [], variants } }: { results: Results }) {
  if (funnel.length === 0) return null;
  const name = (id: string) => variants.find(({ variant_id }) => variant_id === id)?.name ?? id;
  return (
    <section className="card" aria-labelledby="funnel">
      <div className="card__head">
        <h2 id="funnel">Step by step</h2>
        <p className="muted">Users who reached each step, of those exposed.</p>
      </div>
      <TableScroll label="Funnel, scrollable">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Step</th>
              {funnel[0]?.variants.map(({ variant_id }) => (
                <th key={variant_id} scope="col" className="table__number">
                  {name(variant_id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {funnel.map((step) => (
              <tr key={step.step}>
                <th scope="row">
                  {step.step}. {step.event_name}
                </th>
                {step.variants.map(({ variant_id, users, rate }) => (
                  <td key={variant_id} className="table__number">
                    <strong>{percent(rate, 1)}</strong>
                    <span className="table__sub">{count(users)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
