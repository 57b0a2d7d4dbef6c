import { useState } from "react";
import { faultsAt, faultsOf } from "../../api/faults";
import { fromLocalField, toLocalField } from "../../format/time";
import { DateField } from "../../ui/DateField";
import { DeedDialog } from "../../ui/DeedDialog";
import { write, type DialogProps } from "./dialogs";

export function ScheduleDialog({ experiment, onClose }: DialogProps) {
  const [start, setStart] = useState(experiment.start_date ? toLocalField(experiment.start_date) : "");
  const [end, setEnd] = useState(experiment.end_date ? toLocalField(experiment.end_date) : "");
  return (
    <DeedDialog
      title="When shall it run?"
      confirm="Schedule"
      write={() =>
        write(experiment, "schedule", { start_date: fromLocalField(start), end_date: fromLocalField(end) })
      }
      done="Scheduled."
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <p>It starts and stops by itself.</p>
          <DateField
            label="Start"
            value={start}
            onChange={setStart}
            faults={faultsAt(faultsOf(error), "/start_date")}
          />
          <DateField
            label="End"
            optional
            value={end}
            onChange={setEnd}
            faults={faultsAt(faultsOf(error), "/end_date")}
          />
        </>
      )}
    </DeedDialog>
  );
}
