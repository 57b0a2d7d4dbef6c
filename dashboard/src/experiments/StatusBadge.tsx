import { Badge, type Tone } from "../ui/Badge";
import type { IconName } from "../ui/Icon";
import type { Status } from "./experiment";

const LOOKS: Record<Status, { tone: Tone; icon: IconName; text: string }> = {
  draft: { tone: "idle", icon: "pencil", text: "Draft" },
  scheduled: { tone: "info", icon: "clock", text: "Scheduled" },
  running: { tone: "good", icon: "play", text: "Running" },
  paused: { tone: "warn", icon: "pause", text: "Paused" },
  stopped: { tone: "accent", icon: "stop", text: "Stopped" },
  archived: { tone: "idle", icon: "archive", text: "Archived" },
};

export function StatusBadge({ status }: { status: Status }) {
  const { tone, icon, text } = LOOKS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {text}
    </Badge>
  );
}
