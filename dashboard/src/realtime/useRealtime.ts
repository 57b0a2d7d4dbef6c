import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSession } from "../session/session";
import { withMinute, type Minute } from "./minutes";
import { throttled } from "./throttled";
import { watch, type Connection } from "./watch";

/** Results are read again every other second at most, however fast they change: each reading is in the audit log. */
const READ_AGAIN_AFTER = 2_000;

/** An experiment's last hour as it happens. Results that are shown are read again when they changed. */
export function useRealtime(experiment: string): { connection: Connection; minutes: Minute[] } {
  const { api } = useSession();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  const [minutes, setMinutes] = useState<Minute[]>([]);

  useEffect(() => {
    const leaving = new AbortController();
    const readAgain = throttled(READ_AGAIN_AFTER, () => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: ["results", experiment] });
    });
    let missed = false;
    const watcher = {
      onConnection: (next: Connection) => {
        if (leaving.signal.aborted) return;
        setConnection(next);
        if (next === "live" && missed) readAgain.call();
        missed = next === "offline";
      },
      on: ({ name, data }: { name: string; data: string }) => {
        if (name === "window") {
          const told = JSON.parse(data) as Minute;
          setMinutes((known) => withMinute(known, told));
        }
        if (name === "results") readAgain.call();
      },
    };
    void watch(api, `/experiments/${experiment}/realtime`, watcher, leaving.signal);
    return () => {
      leaving.abort();
      readAgain.cancel();
    };
  }, [api, queries, experiment]);

  return { connection, minutes };
}
