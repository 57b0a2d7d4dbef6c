import { impactSentence, lookSentence, savingSentence } from "./sentences";
import type { Results } from "./results";

/** Each treatment read with its looks, its users' past and its worth in a year. */
export function Readings({ results }: { results: Results }) {
  const treatments = results.variants.filter((variant) => !variant.control);
  const readings = treatments.flatMap((variant) => {
    const sentences = [
      variant.sequential ? lookSentence(variant.sequential) : "",
      savingSentence(variant),
      impactSentence(variant, results.metric),
    ].filter((sentence) => sentence !== "");
    return sentences.length === 0 ? [] : [{ id: variant.variant_id, name: variant.name, sentences }];
  });
  if (readings.length === 0) return null;
  return (
    <section className="card" aria-labelledby="readings">
      <div className="card__head">
        <h2 id="readings">If you decide today</h2>
      </div>
      {readings.map(({ id, name, sentences }) => (
        <div key={id} className="card__body">
          <h3>{name}</h3>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
    </section>
  );
}
