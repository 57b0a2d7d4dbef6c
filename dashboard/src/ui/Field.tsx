import { useId, type ReactNode } from "react";
import { Icon } from "./Icon";
import "./Field.css";

/** What the control inside a field needs so that its label, hint and faults are read with it. */
export type ControlProps = { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };

type Props = {
  label: string;
  hint?: ReactNode;
  faults?: string[];
  optional?: boolean;
  /** The label is only read out: a heading above says it to those who see. */
  hideLabel?: boolean;
  /** Numbers are short. */
  short?: boolean;
  /** Set where something else has to find the control. */
  id?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A control with its label, a hint, and what is wrong with its value. */
export function Field({
  label,
  hint,
  faults = [],
  optional = false,
  hideLabel = false,
  short = false,
  id,
  children,
}: Props) {
  const own = useId();
  const control = id ?? own;
  const described = [hint && `${control}-hint`, faults.length > 0 && `${control}-faults`].filter(Boolean);
  return (
    <div className={short ? "field field--number" : "field"}>
      <label className={hideLabel ? "visually-hidden" : "field__label"} htmlFor={control}>
        {label}
        {optional && <span className="field__optional"> optional</span>}
      </label>
      {children({
        id: control,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": faults.length > 0,
      })}
      {hint && (
        <p id={`${control}-hint`} className="field__hint">
          {hint}
        </p>
      )}
      <Faults id={`${control}-faults`} faults={faults} />
    </div>
  );
}

/** What is wrong, in words. */
export function Faults({ id, faults }: { id?: string; faults: string[] }) {
  if (faults.length === 0) return null;
  return (
    <ul id={id} className="field__faults">
      {faults.map((fault) => (
        <li key={fault}>
          <Icon name="warning" size={15} />
          {fault}
        </li>
      ))}
    </ul>
  );
}
