import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { address } from "../api/page";
import { useSession } from "../session/session";
import type { Results } from "./results";

/** What is asked of results; an empty text asks for nothing. */
export type Asked = { metric: string; dimension: string; method: string; sequential: string };

/** The results under one of the experiment's metrics; without one, under the one that judges it. */
export function useResults(experiment: string, asked: Asked) {
  const { api } = useSession();
  return useQuery({
    queryKey: ["results", experiment, asked],
    queryFn: async ({ signal }) =>
      (await api.get(address(`/experiments/${experiment}/results`, asked), signal)) as Results,
    placeholderData: keepPreviousData,
  });
}
