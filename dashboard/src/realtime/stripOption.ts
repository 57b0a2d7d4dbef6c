import type { EChartsCoreOption } from "echarts/core";
import { lines, tooltip } from "../charts/tooltip";
import type { Colours } from "../charts/useColours";
import { count } from "../format/number";
import { minute } from "../format/time";
import { columns, type Minute } from "./minutes";

export type NamedVariant = { id: string; name: string };

/** Exposures by the minute, a colour each variant. */
export function stripOption(
  known: Minute[],
  hour: string[],
  variants: NamedVariant[],
  colours: Colours,
): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 8, bottom: 20 },
    tooltip: {
      ...tooltip(colours),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: ([first]: { dataIndex: number }[]) => explain(known, hour, variants, first?.dataIndex),
    },
    xAxis: {
      type: "category",
      data: hour,
      axisLabel: {
        color: colours.soft,
        fontFamily: "inherit",
        formatter: minute,
        interval: 14,
        alignMinLabel: "left",
      },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: { type: "value", show: false, minInterval: 1 },
    series: variants.map(({ id, name }, index) => ({
      type: "bar",
      name,
      stack: "exposures",
      barCategoryGap: "25%",
      itemStyle: { color: colours.variants[index % colours.variants.length] ?? colours.soft },
      data: columns(known, hour, id).map((column) => column.exposures),
    })),
  };
}

function explain(known: Minute[], hour: string[], variants: NamedVariant[], index: number | undefined) {
  const at = index === undefined ? undefined : hour[index];
  if (at === undefined) return "";
  return lines(
    minute(at),
    variants.map(({ id, name }) => {
      const [column] = columns(known, [at], id);
      return `${name}: ${count(column?.exposures)} exposed, ${count(column?.conversions)} converted`;
    }),
  );
}
