import type { CustomSeriesRenderItem } from "echarts";
import type { EChartsCoreOption } from "echarts/core";
import { lines, tooltip } from "../charts/tooltip";
import type { Colours } from "../charts/useColours";
import { lift, range } from "../format/number";
import type { Tone } from "../ui/Badge";
import type { Interval } from "./results";

export type IntervalRow = { name: string; lift: number; interval: Interval; tone: Tone; judgement: string };

const BEST_FIRST = true;
const CAP = 7;
/** About as wide as a character of a name gets. */
const CHARACTER = 8.5;

/** Each treatment's lift with its interval, against a line at nothing. */
export function intervalOption(rows: IntervalRow[], colours: Colours, narrow: boolean): EChartsCoreOption {
  const ends = rows.flatMap((row) => row.interval);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const names = Math.min(narrow ? 96 : 200, Math.max(...rows.map((row) => row.name.length)) * CHARACTER);
  const air = (high - low) * 0.08 || 0.01;
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    grid: { left: names + 16, right: 16, top: 12, bottom: 28, outerBoundsMode: "none" },
    tooltip: {
      ...tooltip(colours),
      trigger: "item",
      formatter: ({ dataIndex }: { dataIndex: number }) => explain(rows[dataIndex]),
    },
    xAxis: {
      type: "value",
      min: low - air,
      max: high + air,
      splitNumber: narrow ? 3 : 6,
      axisLabel: {
        color: colours.soft,
        fontFamily: "inherit",
        formatter: tick,
        showMinLabel: false,
        showMaxLabel: false,
      },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colours.line }, showMinLine: false, showMaxLine: false },
    },
    yAxis: {
      type: "category",
      inverse: BEST_FIRST,
      data: rows.map((row) => row.name),
      axisLabel: {
        color: colours.ink,
        fontFamily: "inherit",
        fontSize: 13,
        fontWeight: 600,
        width: names,
        overflow: "truncate",
      },
      axisLine: { onZero: true, lineStyle: { color: colours.strong, width: 1.5 } },
      axisTick: { show: false },
    },
    series: [
      {
        type: "custom",
        renderItem: whisker(rows, colours),
        encode: { x: [1, 2, 3], y: 0 },
        data: rows.map((row, index) => [index, row.lift, ...row.interval]),
        clip: true,
      },
    ],
  };
}

function whisker(rows: IntervalRow[], colours: Colours): CustomSeriesRenderItem {
  return (parameters, api) => {
    const row = api.value(0);
    const [x = 0, y = 0] = api.coord([api.value(1), row]);
    const [from = 0] = api.coord([api.value(2), row]);
    const [to = 0] = api.coord([api.value(3), row]);
    const colour = colourOf(rows[parameters.dataIndex]?.tone ?? "idle", colours);
    const stroke = { stroke: colour, lineWidth: 2.5, lineCap: "round" as const };
    const bar = (x1: number, y1: number, x2: number, y2: number) => ({
      type: "line" as const,
      shape: { x1, y1, x2, y2 },
      style: stroke,
    });
    return {
      type: "group",
      children: [
        bar(from, y, to, y),
        bar(from, y - CAP, from, y + CAP),
        bar(to, y - CAP, to, y + CAP),
        {
          type: "circle",
          shape: { cx: x, cy: y, r: 6 },
          style: { fill: colour, stroke: colours.surface, lineWidth: 2 },
        },
      ],
    };
  };
}

function colourOf(tone: Tone, colours: Colours): string {
  switch (tone) {
    case "good":
      return colours.good;
    case "bad":
      return colours.bad;
    case "warn":
      return colours.warn;
    default:
      return colours.idle;
  }
}

function tick(fraction: number): string {
  const percent = Number((fraction * 100).toFixed(2));
  return `${percent > 0 ? "+" : ""}${percent}%`.replace("-", "−");
}

function explain(row: IntervalRow | undefined): HTMLElement | string {
  return row ? lines(row.name, [`${lift(row.lift)} (${range(row.interval, lift)})`, row.judgement]) : "";
}
