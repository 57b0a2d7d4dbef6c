import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSession } from "../session/session";
import { address, type Page } from "./page";

type Parameters = Record<string, string | number | undefined>;

/** A cursor-paged list, with as many pages as were asked for so far. */
export function usePages<T>(name: string, path: string, parameters: Parameters = {}) {
  const { api } = useSession();
  const query = useInfiniteQuery({
    queryKey: [name, path, parameters],
    queryFn: async ({ pageParam, signal }) =>
      (await api.get(address(path, { ...parameters, cursor: pageParam }), signal)) as Page<T>,
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
