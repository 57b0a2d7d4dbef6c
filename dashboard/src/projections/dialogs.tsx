import { useState } from "react";
import { DeedDialog } from "../ui/DeedDialog";
import { ReasonField } from "../ui/ReasonField";

type Props = { projection: string; onClose: () => void };

export function RebuildDialog({ projection, onClose }: Props) {
  const [reason, setReason] = useState("");
  return (
    <DeedDialog
      title={`Rebuild ${projection}?`}
      confirm="Rebuild"
      write={() => ({ method: "POST", path: `/projections/${projection}/rebuilds`, body: { reason } })}
      done="Rebuild under way."
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <p>
            A second generation is built from the log&apos;s start, under the present definitions. Readers
            stay with the live one until you promote it.
          </p>
          <ReasonField value={reason} onChange={setReason} error={error} optional />
        </>
      )}
    </DeedDialog>
  );
}

export function RetryDialog({ projection, onClose }: Props) {
  return (
    <DeedDialog
      title={`Retry the dead letters of ${projection}?`}
      confirm="Retry"
      write={() => ({ method: "POST", path: `/projections/${projection}/dead-letters/retry`, body: {} })}
      done="Retried."
      onClose={onClose}
    >
      {() => <p>Events that could not be applied are applied again, in their order.</p>}
    </DeedDialog>
  );
}

export type Decision = "promote" | "discard";

type DecisionProps = Props & { generation: number; decision: Decision };

export function DecisionDialog({ projection, generation, decision, onClose }: DecisionProps) {
  const [reason, setReason] = useState("");
  const promotes = decision === "promote";
  return (
    <DeedDialog
      title={`${promotes ? "Promote" : "Discard"} generation ${generation} of ${projection}?`}
      confirm={promotes ? "Promote" : "Discard"}
      danger={!promotes}
      write={() => ({
        method: "POST",
        path: `/projections/${projection}/rebuilds/${generation}/${decision}`,
        body: { reason },
      })}
      done={promotes ? "Promoted." : "Discarded."}
      onClose={onClose}
    >
      {({ error }) => (
        <>
          <p>
            {promotes
              ? "Readers see it from then on, all at once. The history says which definition stood behind every number."
              : "What was built is dropped. The live generation stays as it is."}
          </p>
          <ReasonField value={reason} onChange={setReason} error={error} optional />
        </>
      )}
    </DeedDialog>
  );
}
