import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { address, type Page } from "../api/page";
import type { Api } from "../api/api";
import { useSession } from "../session/session";
import type { Metric } from "./metric";

const PAGE = 200;

/** All of the company's metrics: they are few enough to choose from. */
export function useMetrics() {
  const { api } = useSession();
  return useQuery({ queryKey: ["metrics"], queryFn: ({ signal }) => readAll(api, signal) });
}

/** A metric's name by its id; the id itself where the name is not known. */
export function useMetricNames(): (id: string) => string {
  const { data } = useMetrics();
  return useCallback((id) => data?.find((metric) => metric.id === id)?.name ?? id, [data]);
}

async function readAll(api: Api, signal: AbortSignal): Promise<Metric[]> {
  const metrics: Metric[] = [];
  let cursor: string | null | undefined = "";
  do {
    const page = (await api.get(address("/metrics", { limit: PAGE, cursor }), signal)) as Page<Metric>;
    metrics.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return metrics;
}
