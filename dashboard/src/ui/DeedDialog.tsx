import type { ReactNode, SyntheticEvent } from "react";
import type { Write } from "../api/api";
import { messageOf, Problem } from "../api/problem";
import { useWrite } from "../api/useWrite";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Refusal } from "./Refusal";
import { useNotify } from "./notices";

export type Asked = ReturnType<typeof useWrite>;

type Props = {
  title: string;
  /** What the button that does it says. */
  confirm: string;
  danger?: boolean;
  /** What to send; read when it is confirmed. */
  write: () => Write;
  /** What to tell when it is done. */
  done: string;
  onDone?: () => void;
  onClose: () => void;
  /** The fields, given what came of asking. */
  children: (asked: Asked) => ReactNode;
};

/** Asks before something is done, does it, and says when that was refused. */
export function DeedDialog({
  title,
  confirm,
  danger = false,
  write,
  done,
  onDone,
  onClose,
  children,
}: Props) {
  const asked = useWrite();
  const notify = useNotify();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    asked.mutate(write(), {
      onSuccess: () => {
        notify(done);
        onClose();
        onDone?.();
      },
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div className="dialog__body">
          {children(asked)}
          {asked.isError && <Refusal message={refusal(asked.error)} />}
        </div>
        <div className="dialog__foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind={danger ? "danger" : "primary"} type="submit" busy={asked.isPending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function refusal(error: Error): string {
  return error instanceof Problem && error.isStale
    ? "Someone else changed this meanwhile. The page behind shows how it is now: look at it, then confirm again."
    : messageOf(error);
}
