import type { IconName } from "../ui/Icon";
import type { Tone } from "../ui/Badge";
import type { Verdict } from "./results";

type Look = { title: string; tone: Tone; icon: IconName };

/** How each verdict is headed. */
export const LOOKS: Record<Verdict, Look> = {
  no_data: { title: "No data yet", tone: "idle", icon: "empty" },
  investigate: { title: "Investigate first", tone: "bad", icon: "stopSign" },
  keep_running: { title: "Keep running", tone: "info", icon: "hourglass" },
  ship: { title: "Ship it", tone: "good", icon: "rocket" },
  do_not_ship: { title: "Do not ship", tone: "bad", icon: "stopSign" },
  no_difference: { title: "No difference", tone: "idle", icon: "equals" },
  inconclusive: { title: "Inconclusive", tone: "warn", icon: "question" },
};
