import { Field } from "./Field";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  faults: string[];
  optional?: boolean;
  id?: string;
};

/** A moment in the browser's time zone. */
export function DateField({ value, onChange, ...rest }: Props) {
  return (
    <Field {...rest} hint={`Time zone: ${ZONE}`}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          className="input"
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
