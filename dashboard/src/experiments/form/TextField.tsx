import type { ReactNode } from "react";
import { Field } from "../../ui/Field";
import { fieldId } from "./fieldId";

type Props = {
  label: string;
  pointer: string;
  value: string;
  onChange: (value: string) => void;
  faults: string[];
  hint?: ReactNode;
  optional?: boolean;
  rows?: number;
  maxLength?: number;
  code?: boolean;
  number?: boolean;
  disabled?: boolean;
  placeholder?: string;
  hideLabel?: boolean;
};

/** A text typed into one line, or into several. */
export function TextField({ pointer, value, onChange, rows, code, number, disabled, ...rest }: Props) {
  const { maxLength, placeholder, label, faults, hint, optional, hideLabel } = rest;
  const className = `input${code ? " input--code" : ""}${number ? " input--number" : ""}`;
  return (
    <Field
      id={fieldId(pointer)}
      label={label}
      faults={faults}
      hint={hint}
      optional={optional ?? false}
      hideLabel={hideLabel ?? false}
      short={number ?? false}
    >
      {(control) => {
        const shared = { ...control, className, value, maxLength, placeholder, disabled, spellCheck: !code };
        return rows === undefined ? (
          <input
            {...shared}
            inputMode={number ? "decimal" : undefined}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        ) : (
          <textarea
            {...shared}
            rows={rows}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        );
      }}
    </Field>
  );
}
