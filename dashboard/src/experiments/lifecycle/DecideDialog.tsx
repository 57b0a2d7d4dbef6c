import { useState } from "react";
import { faultsAt, faultsOf } from "../../api/faults";
import { Faults } from "../../ui/Field";
import { VariantName } from "../VariantName";
import { DeedDialog } from "../../ui/DeedDialog";
import { write, type DialogProps } from "./dialogs";
import { ReasonField } from "../../ui/ReasonField";
import "./DecideDialog.css";

export function DecideDialog({ experiment, onClose }: DialogProps) {
  const [variant, setVariant] = useState(experiment.decision?.variant_id ?? "");
  const [reason, setReason] = useState("");
  return (
    <DeedDialog
      title="Which variant do you ship?"
      confirm="Record the decision"
      write={() => write(experiment, "decision", { variant_id: variant, reason })}
      done="Decision recorded."
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <fieldset className="choice">
            <legend className="visually-hidden">Variant</legend>
            {experiment.variants.map((each, index) => (
              <label key={each.id} className="choice__option">
                <input
                  type="radio"
                  name="variant"
                  value={each.id}
                  checked={variant === each.id}
                  onChange={() => {
                    setVariant(each.id);
                  }}
                />
                <VariantName index={index}>{each.name}</VariantName>
                {each.control && <span className="muted">control</span>}
              </label>
            ))}
          </fieldset>
          <Faults faults={faultsAt(faultsOf(error), "/variant_id")} />
          <ReasonField value={reason} onChange={setReason} error={error} />
        </>
      )}
    </DeedDialog>
  );
}
