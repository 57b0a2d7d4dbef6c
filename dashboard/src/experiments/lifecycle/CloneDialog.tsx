import { useState } from "react";
import { useNavigate } from "react-router";
import { faultsAt, faultsOf } from "../../api/faults";
import { Field } from "../../ui/Field";
import { slugOf } from "../form/slug";
import { DeedDialog } from "../../ui/DeedDialog";
import type { DialogProps } from "./dialogs";

export function CloneDialog({ experiment, onClose }: DialogProps) {
  const navigate = useNavigate();
  const [name, setName] = useState(`${experiment.name} (2)`.slice(0, 200));
  const [id, setId] = useState(slugOf(`${experiment.id}-2`));
  return (
    <DeedDialog
      title="Clone this experiment"
      confirm="Clone"
      write={() => ({ method: "POST", path: `/experiments/${experiment.id}/clone`, body: { id, name } })}
      done="Cloned."
      onDone={() => void navigate(`/experiments/${id}/setup`)}
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <p>A new draft with the same setup, without dates. Its users are drawn anew.</p>
          <Field label="Name" faults={faultsAt(faultsOf(error), "/name")}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={name}
                maxLength={200}
                onChange={(event) => {
                  setName(event.target.value);
                }}
              />
            )}
          </Field>
          <Field label="Id" hint="It never changes." faults={faultsAt(faultsOf(error), "/id")}>
            {(control) => (
              <input
                {...control}
                className="input input--code"
                value={id}
                maxLength={100}
                onChange={(event) => {
                  setId(event.target.value);
                }}
              />
            )}
          </Field>
        </>
      )}
    </DeedDialog>
  );
}
