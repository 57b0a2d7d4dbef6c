import { useState } from "react";
import type { Write } from "../../api/api";
import type { Experiment } from "../experiment";
import { DeedDialog } from "../../ui/DeedDialog";
import { ReasonField } from "../../ui/ReasonField";

export type DialogProps = { experiment: Experiment; onClose: () => void };

export function write(experiment: Experiment, path: string, body?: unknown): Write {
  return {
    method: "POST",
    path: `/experiments/${experiment.id}/${path}`,
    version: experiment.version,
    ...(body !== undefined && { body }),
  };
}

export function StartDialog({ experiment, onClose }: DialogProps) {
  return (
    <DeedDialog
      title="Start this experiment?"
      confirm="Start"
      write={() => write(experiment, "start")}
      done="Started."
      onClose={onClose}
    >
      {() => (
        <p>
          From now on users are assigned. While it runs, the variants keep their ids, configurations and
          shares; traffic moves only by reallocation.
        </p>
      )}
    </DeedDialog>
  );
}

export function ResumeDialog({ experiment, onClose }: DialogProps) {
  return (
    <DeedDialog
      title="Resume this experiment?"
      confirm="Resume"
      write={() => write(experiment, "resume")}
      done="Resumed."
      onClose={onClose}
    >
      {() => <p>Users get their variants again, the same ones as before.</p>}
    </DeedDialog>
  );
}

export function PauseDialog({ experiment, onClose }: DialogProps) {
  const [reason, setReason] = useState("");
  return (
    <DeedDialog
      title="Pause this experiment?"
      confirm="Pause"
      write={() => write(experiment, "pause", { reason })}
      done="Paused."
      onClose={onClose}
    >
      {(asked) => (
        <>
          <p>Everyone gets the control until it is resumed.</p>
          <ReasonField value={reason} onChange={setReason} error={asked.error} optional />
        </>
      )}
    </DeedDialog>
  );
}

export function StopDialog({ experiment, onClose }: DialogProps) {
  const [reason, setReason] = useState("");
  return (
    <DeedDialog
      title="Stop this experiment?"
      confirm="Stop for good"
      danger
      write={() => write(experiment, "stop", { reason })}
      done="Stopped."
      onClose={onClose}
    >
      {(asked) => (
        <>
          <p>It cannot be started again. Its results stay, and a clone can run anew.</p>
          <ReasonField value={reason} onChange={setReason} error={asked.error} />
        </>
      )}
    </DeedDialog>
  );
}

export function ArchiveDialog({ experiment, onClose }: DialogProps) {
  return (
    <DeedDialog
      title="Archive this experiment?"
      confirm="Archive"
      write={() => write(experiment, "archive")}
      done="Archived."
      onClose={onClose}
    >
      {() => <p>It leaves the list. Its events, results and history stay, and its id stays taken.</p>}
    </DeedDialog>
  );
}
