import { useState } from "react";
import { faultsOf, faultsWithin } from "../../api/faults";
import { Button } from "../../ui/Button";
import { Faults } from "../../ui/Field";
import { AllocationSum } from "../form/AllocationSum";
import { shareOf, splitEvenly } from "../form/allocation";
import { VariantName } from "../VariantName";
import { DeedDialog } from "../../ui/DeedDialog";
import type { DialogProps } from "./dialogs";
import { ReasonField } from "../../ui/ReasonField";
import "./ReallocateDialog.css";

export function ReallocateDialog({ experiment, onClose }: DialogProps) {
  const [shares, setShares] = useState(experiment.variants.map((variant) => String(variant.allocation)));
  const [reason, setReason] = useState("");
  const body = {
    variants: experiment.variants.map(({ id }, index) => ({ id, allocation: shareOf(shares[index] ?? "") })),
    reason,
  };
  return (
    <DeedDialog
      title="Move traffic"
      confirm="Move traffic"
      write={() => ({
        method: "PUT",
        path: `/experiments/${experiment.id}/allocation`,
        version: experiment.version,
        body,
      })}
      done="Traffic moved."
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <p>
            As few users as possible change their variant. Once shares have changed, the sample ratio can no
            longer be checked.
          </p>
          <div className="shares">
            {experiment.variants.map((variant, index) => (
              <label key={variant.id} className="shares__row">
                <span className="shares__name">
                  <VariantName index={index}>{variant.name}</VariantName>
                </span>
                <input
                  className="input input--number"
                  inputMode="decimal"
                  value={shares[index] ?? ""}
                  onChange={(event) => {
                    setShares(shares.with(index, event.target.value));
                  }}
                />
                <span aria-hidden="true">%</span>
              </label>
            ))}
            <div className="row row--spread">
              <Button
                small
                icon="split"
                onClick={() => {
                  setShares(splitEvenly(shares.length));
                }}
              >
                Split evenly
              </Button>
              <AllocationSum shares={shares} />
            </div>
            <Faults faults={faultsWithin(faultsOf(error), "/variants")} />
          </div>
          <ReasonField value={reason} onChange={setReason} error={error} optional />
        </>
      )}
    </DeedDialog>
  );
}
