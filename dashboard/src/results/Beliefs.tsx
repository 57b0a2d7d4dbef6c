import { useMemo } from "react";
import { Chart } from "../charts/Chart";
import { FONT } from "../charts/font";
import type { Colours } from "../charts/useColours";
import { useColours } from "../charts/useColours";
import { lift, percent } from "../format/number";
import { density, type Density } from "./densities";
import { beliefSentence } from "./sentences";
import type { Results } from "./results";

type Curve = { name: string; points: Density; colour: string };

/** What is believed of the variants after the data: densities, and a sentence each. */
export function Beliefs({ results: { variants } }: { results: Results }) {
  const colours = useColours();
  const curves = useMemo(
    () =>
      variants.flatMap((variant, index) => {
        const points = variant.bayesian?.posterior ? density(variant.bayesian.posterior) : [];
        return points.length === 0
          ? []
          : [{ name: variant.name, points, colour: colours.variants[index % 8] ?? colours.ink }];
      }),
    [variants, colours],
  );
  const isRate = variants.some((variant) => variant.bayesian?.posterior?.kind === "beta");
  const option = useMemo(() => densityOption(curves, colours, isRate), [curves, colours, isRate]);
  const sentences = variants.map(beliefSentence).filter((sentence) => sentence !== "");
  if (curves.length === 0) return null;
  return (
    <section className="card" aria-labelledby="beliefs">
      <div className="card__head">
        <h2 id="beliefs">What to believe</h2>
        <p className="muted">
          {isRate ? "How likely each rate is after the data." : "How likely each change is after the data."}
        </p>
      </div>
      <figure className="card__body">
        <Chart option={option} height={200} label={`Density chart. ${sentences.join(" ")}`} />
        <figcaption>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </figcaption>
      </figure>
    </section>
  );
}

function densityOption(curves: Curve[], colours: Colours, isRate: boolean) {
  return {
    animation: false,
    grid: { left: 16, right: 16, top: 28, bottom: 28 },
    legend: { top: 0, itemGap: 24, textStyle: { color: colours.ink, fontFamily: FONT } },
    xAxis: {
      type: "value",
      scale: true,
      axisLabel: {
        color: colours.soft,
        fontFamily: "inherit",
        formatter: (x: number) => (isRate ? percent(x * 100, 1) : lift(x)),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: { type: "value", show: false },
    series: curves.map(({ name, points, colour }) => ({
      name,
      type: "line",
      showSymbol: false,
      data: points.map(({ x, y }) => [x, y]),
      lineStyle: { color: colour, width: 2 },
      itemStyle: { color: colour },
      areaStyle: { color: colour, opacity: 0.15 },
    })),
  };
}
