import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../../ui/Button";
import type { IconName } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import type { Experiment } from "../experiment";
import { CloneDialog } from "./CloneDialog";
import { DecideDialog } from "./DecideDialog";
import { possibleDeeds, type DeedName } from "./deeds";
import {
  ArchiveDialog,
  PauseDialog,
  ResumeDialog,
  StartDialog,
  StopDialog,
  type DialogProps,
} from "./dialogs";
import { ReallocateDialog } from "./ReallocateDialog";
import { ScheduleDialog } from "./ScheduleDialog";

const LOOKS: Record<DeedName, { label: string; icon: IconName }> = {
  start: { label: "Start", icon: "play" },
  resume: { label: "Resume", icon: "play" },
  pause: { label: "Pause", icon: "pause" },
  stop: { label: "Stop", icon: "stop" },
  decide: { label: "Decide", icon: "flag" },
  reallocate: { label: "Move traffic", icon: "split" },
  schedule: { label: "Schedule", icon: "clock" },
  edit: { label: "Edit", icon: "pencil" },
  clone: { label: "Clone", icon: "copy" },
  archive: { label: "Archive", icon: "archive" },
};

const DIALOGS: Record<Exclude<DeedName, "edit">, (props: DialogProps) => React.ReactNode> = {
  start: StartDialog,
  resume: ResumeDialog,
  pause: PauseDialog,
  stop: StopDialog,
  decide: DecideDialog,
  reallocate: ReallocateDialog,
  schedule: ScheduleDialog,
  clone: CloneDialog,
  archive: ArchiveDialog,
};

/** What can be done with the experiment now. */
export function Actions({ experiment }: { experiment: Experiment }) {
  const [asking, setAsking] = useState<Exclude<DeedName, "edit"> | null>(null);
  const navigate = useNavigate();
  const { foremost, others } = possibleDeeds(experiment.status);
  const begin = (deed: DeedName) => {
    if (deed === "edit") void navigate(`/experiments/${experiment.id}/edit`);
    else setAsking(deed);
  };
  const Asking = asking && DIALOGS[asking];
  return (
    <div className="row">
      {foremost.map((deed) => (
        <DeedButton key={deed} deed={deed} kind={isNextStep(deed) ? "primary" : "plain"} onPress={begin} />
      ))}
      {others.length > 0 && (
        <Menu
          label="More actions"
          items={others.map((deed) => ({
            ...LOOKS[deed],
            onPick: () => {
              begin(deed);
            },
          }))}
        />
      )}
      {Asking && (
        <Asking
          experiment={experiment}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </div>
  );
}

/** What brings the experiment on; to halt it is not pressed upon anybody. */
function isNextStep(deed: DeedName): boolean {
  return deed === "start" || deed === "resume" || deed === "decide";
}

type DeedButtonProps = {
  deed: DeedName;
  kind: "primary" | "plain";
  onPress: (deed: DeedName) => void;
};

function DeedButton({ deed, kind, onPress }: DeedButtonProps) {
  const { label, icon } = LOOKS[deed];
  return (
    <Button
      kind={kind}
      icon={icon}
      onClick={() => {
        onPress(deed);
      }}
    >
      {label}
    </Button>
  );
}
