import { useQuery } from "@tanstack/react-query";
import { useSession } from "../session/session";
import { isOpen, type Projection, type Rebuild } from "./projection";

const NOW_AND_THEN = 10_000;
const WHILE_IT_MOVES = 1_000;

export function useProjections() {
  const { api } = useSession();
  return useQuery({
    queryKey: ["projections"],
    queryFn: async ({ signal }) => (await api.get("/projections", signal)) as { items: Projection[] },
    refetchInterval: NOW_AND_THEN,
  });
}

/** A projection's rebuilds, the newest first; read often while one is under way. */
export function useRebuilds(projection: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: ["rebuilds", projection],
    queryFn: async ({ signal }) =>
      (await api.get(`/projections/${projection}/rebuilds`, signal)) as { items: Rebuild[] },
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? WHILE_IT_MOVES : NOW_AND_THEN),
  });
}
