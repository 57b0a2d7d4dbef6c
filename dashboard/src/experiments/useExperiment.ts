import { useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session";
import type { Experiment } from "./experiment";

export function useExperiment(id: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ["experiment", id],
    queryFn: async ({ signal }) =>
      (await api.get(`/experiments/${encodeURIComponent(id)}`, signal)) as Experiment,
    // Others change it too, and schedules do.
    refetchInterval: 15_000,
  });
}
