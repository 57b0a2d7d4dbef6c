import { useMemo } from "react";
import { Chart } from "../charts/Chart";
import { useColours } from "../charts/useColours";
import { courseOption } from "./courseOption";
import { courseSentence } from "./sentences";
import type { Cumulated, Results, VariantResult } from "./results";

/** How the effect came to what it is, with the band that is right at any look. */
export function EffectOverTime({ results: { series, variants } }: { results: Results }) {
  if (series.length < 2) return null;
  return (
    <section className="card" aria-labelledby="course">
      <div className="card__head">
        <h2 id="course">Effect over time</h2>
        <p className="muted">
          All users until each day, with the interval of that day (solid) and the confidence sequence
          (dashed), which holds the effect on all days together.
        </p>
      </div>
      {variants
        .filter((variant) => !variant.control)
        .map((variant) => (
          <Course key={variant.variant_id} series={series} variant={variant} />
        ))}
    </section>
  );
}

function Course({ series, variant }: { series: Cumulated[]; variant: VariantResult }) {
  const colours = useColours();
  const option = useMemo(
    () => courseOption(series, variant.variant_id, colours),
    [series, variant.variant_id, colours],
  );
  const sentence = courseSentence(series, { id: variant.variant_id, name: variant.name });
  return (
    <figure className="card__body">
      <Chart option={option} height={220} label={`Line chart. ${sentence}`} />
      <figcaption>{sentence}</figcaption>
    </figure>
  );
}
