import { probability, range } from "../format/number";
import { TableScroll } from "../ui/TableScroll";
import { effectWriter, factorSentence } from "./sentences";
import type { Results } from "./results";

/** A full factorial read by its factors: what each does, and which depend on each other. */
export function Factors({ results }: { results: Results }) {
  const effects = results.factorial?.effects ?? [];
  if (effects.length === 0) return null;
  const effect = effectWriter(results.metric);
  return (
    <section className="card" aria-labelledby="factors">
      <div className="card__head">
        <h2 id="factors">By factor</h2>
        <p className="muted">Each over all levels of the others; corrected within main effects and pairs.</p>
      </div>
      <div className="card__body">
        {factorSentence(effects).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <TableScroll label="Factors, scrollable">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Factor</th>
              <th scope="col" className="table__number">
                Effect
              </th>
              <th scope="col" className="table__number">
                p-value, corrected
              </th>
            </tr>
          </thead>
          <tbody>
            {effects.map((each) => (
              <tr key={each.factors.join(" × ")}>
                <th scope="row">{each.factors.join(" × ")}</th>
                <td className="table__number">
                  <strong>{effect(each.effect)}</strong>
                  <span className="table__sub">{range(each.interval, effect)}</span>
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
