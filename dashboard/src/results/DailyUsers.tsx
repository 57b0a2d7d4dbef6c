import { useMemo } from "react";
import { Chart } from "../charts/Chart";
import { FONT } from "../charts/font";
import type { Colours } from "../charts/useColours";
import { useColours } from "../charts/useColours";
import { lines, tooltip } from "../charts/tooltip";
import { count } from "../format/number";
import { band, oddDays } from "./band";
import type { Results } from "./results";

/** New users a day in each variant, and whether each day kept the shares. */
export function DailyUsers({ results }: { results: Results }) {
  const colours = useColours();
  const option = useMemo(() => dailyOption(results, colours), [results, colours]);
  if (results.srm.days.length === 0) return null;
  const odd = oddDays(results.srm);
  const sentence =
    odd.length === 0
      ? results.srm.days.length === 1
        ? "On its one day users arrived in the allocated shares."
        : `On each of ${count(results.srm.days.length)} days users arrived in the allocated shares.`
      : `On ${odd.join(", ")} the shares were further off than chance allows.`;
  return (
    <section className="card" aria-labelledby="daily">
      <div className="card__head">
        <h2 id="daily">New users a day</h2>
        <p className="muted">
          By day of first exposure, with three standard deviations around each variant's share.
        </p>
      </div>
      <figure className="card__body">
        <Chart option={option} height={220} label={`Bar chart. ${sentence}`} />
        <figcaption>{sentence}</figcaption>
      </figure>
    </section>
  );
}

function dailyOption({ srm, variants }: Results, colours: Colours) {
  const odd = oddDays(srm);
  return {
    animation: false,
    grid: { left: 64, right: 16, top: 28, bottom: 28 },
    legend: { top: 0, itemGap: 24, textStyle: { color: colours.ink, fontFamily: FONT } },
    tooltip: {
      ...tooltip(colours),
      trigger: "axis",
      formatter: (shown: { dataIndex: number }[]) => explain(srm.days[shown[0]?.dataIndex ?? 0], variants),
    },
    xAxis: {
      type: "category",
      data: srm.days.map(({ day }) => (odd.includes(day) ? `${day} !` : day)),
      axisLabel: { color: colours.soft, fontFamily: "inherit" },
    },
    yAxis: {
      type: "value",
      axisLabel: { color: colours.soft, fontFamily: "inherit" },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: variants.map((variant, index) => ({
      name: variant.name,
      type: "bar",
      data: srm.days.map(
        ({ counts }) => counts.find((each) => each.variant_id === variant.variant_id)?.observed ?? 0,
      ),
      itemStyle: { color: colours.variants[index % 8] },
    })),
  };
}

function explain(
  day: Results["srm"]["days"][number] | undefined,
  variants: Results["variants"],
): HTMLElement | string {
  if (!day) return "";
  const total = day.counts.reduce((sum, { observed }) => sum + observed, 0);
  return lines(
    day.day,
    day.counts.map((each) => {
      const within = band(each, total);
      const name = variants.find(({ variant_id }) => variant_id === each.variant_id)?.name ?? each.variant_id;
      return `${name}: ${count(each.observed)}${within ? `, expected ${count(Math.round(within.low))} to ${count(Math.round(within.high))}` : ""}`;
    }),
  );
}
