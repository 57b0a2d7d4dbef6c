import type { EChartsCoreOption } from "echarts/core";
import { lines, tooltip } from "../charts/tooltip";
import type { Colours } from "../charts/useColours";
import { range, value } from "../format/number";
import type { Cumulated } from "./results";

type Point = Cumulated["variants"][number];

/** One treatment's effect as days go by: the interval as a band, the confidence sequence as its wider border. */
export function courseOption(series: Cumulated[], variant: string, colours: Colours): EChartsCoreOption {
  const points = series.map(({ variants }) => variants.find((each) => each.variant_id === variant));
  const colour = colours.variants[1] ?? colours.ink;
  const line = (name: string, values: (number | null)[], style: object) => ({
    name,
    type: "line",
    data: values,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: colour, ...style },
    itemStyle: { color: colour },
  });
  const end = (of: (point: Point) => readonly number[] | null, index: number) =>
    points.map((point) => (point ? (of(point)?.[index] ?? null) : null));
  return {
    animation: false,
    grid: { left: 64, right: 16, top: 12, bottom: 28 },
    tooltip: {
      ...tooltip(colours),
      trigger: "axis",
      formatter: (shown: { dataIndex: number }[]) => explain(series, points, shown[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: "category",
      data: series.map(({ day }) => day),
      axisLabel: { color: colours.soft, fontFamily: "inherit" },
      axisLine: { lineStyle: { color: colours.strong } },
    },
    yAxis: {
      type: "value",
      scale: true,
      axisLabel: { color: colours.soft, fontFamily: "inherit", formatter: (amount: number) => value(amount) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      line(
        "effect",
        points.map((point) => point?.effect ?? null),
        { width: 2.5 },
      ),
      line(
        "interval from",
        end((point) => point.interval, 0),
        { width: 1.5, opacity: 0.7 },
      ),
      line(
        "interval to",
        end((point) => point.interval, 1),
        { width: 1.5, opacity: 0.7 },
      ),
      line(
        "sequence from",
        end((point) => point.sequence, 0),
        { width: 1, type: "dashed" },
      ),
      line(
        "sequence to",
        end((point) => point.sequence, 1),
        { width: 1, type: "dashed" },
      ),
      line(
        "none",
        points.map(() => 0),
        { color: colours.strong, width: 1 },
      ),
    ],
  };
}

function explain(series: Cumulated[], points: (Point | undefined)[], index: number): HTMLElement | string {
  const point = points[index];
  return point
    ? lines(series[index]?.day ?? "", [
        `${value(point.effect)} (${range(point.interval, value)})`,
        `at any look ${range(point.sequence, value)}`,
      ])
    : "";
}
