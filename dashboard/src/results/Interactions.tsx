import { Link } from "react-router";
import { probability, range } from "../format/number";
import { TableScroll } from "../ui/TableScroll";
import { effectWriter, interactionSentence } from "./sentences";
import type { Results } from "./results";

/** Other experiments that the same users saw, and whether the effect depends on them. */
export function Interactions({ results }: { results: Results }) {
  const interactions = results.interactions ?? [];
  if (interactions.length === 0) return null;
  const name = (id: string) => results.variants.find(({ variant_id }) => variant_id === id)?.name ?? id;
  const effect = effectWriter(results.metric);
  return (
    <section className="card" aria-labelledby="interactions">
      <div className="card__head">
        <h2 id="interactions">Beside other experiments</h2>
        <p className="muted">Users who saw both; corrected for the number of pairs.</p>
      </div>
      <p className="card__body">{interactionSentence(interactions)}</p>
      <TableScroll label="Other experiments, scrollable">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Experiment</th>
              <th scope="col">Variant</th>
              <th scope="col" className="table__number">
                Effect with its control
              </th>
              <th scope="col" className="table__number">
                With its treatment
              </th>
              <th scope="col" className="table__number">
                Difference
              </th>
              <th scope="col" className="table__number">
                p-value, corrected
              </th>
            </tr>
          </thead>
          <tbody>
            {interactions.map((each) => (
              <tr key={`${each.experiment_id} ${each.variant_id} ${each.other_variant_id}`}>
                <th scope="row">
                  <Link to={`/experiments/${each.experiment_id}`}>{each.name}</Link>
                  <span className="table__sub">{each.other_variant_id}</span>
                </th>
                <td>{name(each.variant_id)}</td>
                <td className="table__number">{effect(each.effect_with_other_control)}</td>
                <td className="table__number">{effect(each.effect_with_other_treatment)}</td>
                <td className="table__number">
                  <strong>{effect(each.difference)}</strong>
                  <span className="table__sub">{range(each.difference_interval, effect)}</span>
                </td>
                <td className="table__number">{probability(each.adjusted_p_value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
