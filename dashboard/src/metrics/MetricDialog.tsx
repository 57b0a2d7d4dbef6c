import { useState, type SyntheticEvent } from "react";
import { faultsAt, faultsOf } from "../api/faults";
import { messageOf } from "../api/problem";
import { useWrite } from "../api/useWrite";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Refusal } from "../ui/Refusal";
import { useNotify } from "../ui/notices";
import { MetricFields } from "./MetricFields";
import { EMPTY, metricBody, metricFaults } from "./metricDraft";

type Props = { onCreated?: (id: string) => void; onClose: () => void };

export function MetricDialog({ onCreated, onClose }: Props) {
  const [draft, setDraft] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const asked = useWrite();
  const notify = useNotify();
  const faults = [...(checked ? metricFaults(draft) : []), ...faultsOf(asked.error)];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    // Inside the experiment's form, only this one is sent.
    event.stopPropagation();
    setChecked(true);
    if (metricFaults(draft).length > 0) return;
    asked.mutate(
      { method: "POST", path: "/metrics", body: metricBody(draft) },
      {
        onSuccess: () => {
          notify("Metric created.");
          onCreated?.(draft.id);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title="New metric" wide onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <div className="dialog__body">
          <MetricFields draft={draft} at={(pointer) => faultsAt(faults, pointer)} onChange={setDraft} />
          {asked.isError && <Refusal message={messageOf(asked.error)} />}
        </div>
        <div className="dialog__foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" busy={asked.isPending}>
            Create the metric
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
