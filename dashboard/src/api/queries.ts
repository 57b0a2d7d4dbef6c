import { QueryClient } from "@tanstack/react-query";
import { Problem } from "./problem";

/** What has been read. Only what may pass is tried again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.isPassing,
      },
    },
  });
}
