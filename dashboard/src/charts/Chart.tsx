import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as register, type ECharts, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

register([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Props = { option: EChartsCoreOption; height: number; label: string };

/** A drawing of numbers that are also somewhere near as text. */
export function Chart({ option, height, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, null, { renderer: "svg" });
    chart.current = drawn;
    const watching = new ResizeObserver(() => {
      drawn.resize();
    });
    watching.observe(place.current);
    return () => {
      watching.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: false, replaceMerge: ["series", "yAxis"] });
  }, [option]);

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
