import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../session/session";
import type { Write } from "./api";

/** Changes something on the server. Whatever is shown is then read again, also when somebody else was faster. */
export function useWrite() {
  const { api } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (write: Write) => api.write(write),
    onSettled: () => queries.invalidateQueries(),
  });
}
