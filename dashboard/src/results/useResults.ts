import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { address } from "../api/page";
import { useSession } from "../session/session";
import type { Results } from "./results";

/** The results under one of the experiment's metrics; without one, under the one that judges it. */
export function useResults(experiment: string, metric: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ["results", experiment, metric],
    queryFn: async ({ signal }) =>
      (await api.get(address(`/experiments/${experiment}/results`, { metric }), signal)) as Results,
    placeholderData: keepPreviousData,
  });
}
