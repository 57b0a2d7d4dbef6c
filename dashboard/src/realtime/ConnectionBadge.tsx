import type { Connection } from "./watch";
import "./ConnectionBadge.css";

const TEXTS: Record<Connection, string> = {
  connecting: "Connecting …",
  live: "Live",
  offline: "Offline, trying again …",
};

/** Whether what is shown moves with what happens. */
export function ConnectionBadge({ connection }: { connection: Connection }) {
  return (
    <span className={`connection connection--${connection}`} role="status">
      {TEXTS[connection]}
    </span>
  );
}
