import { faultsAt, faultsOf } from "../api/faults";
import { Field } from "./Field";

type Props = { value: string; onChange: (value: string) => void; error: unknown; optional?: boolean };

/** Why it is done: the history keeps it. */
export function ReasonField({ value, onChange, error, optional = false }: Props) {
  return (
    <Field
      label="Reason"
      hint="It is kept in the history."
      optional={optional}
      faults={faultsAt(faultsOf(error), "/reason")}
    >
      {(control) => (
        <textarea
          {...control}
          className="input"
          rows={3}
          maxLength={2000}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
