import { Field } from "../ui/Field";
import { KINDS, type Direction, type MetricKind } from "./metric";
import { KindFields } from "./KindFields";
import { isValued, renamed, type MetricDraft } from "./metricDraft";

type Props = {
  draft: MetricDraft;
  at: (pointer: string) => string[];
  onChange: (draft: MetricDraft) => void;
};

export function MetricFields({ draft, at, onChange }: Props) {
  const text = (
    label: string,
    pointer: string,
    name: "id" | "eventName" | "valueProperty" | "denominator",
    hint?: string,
  ) => (
    <Field label={label} faults={at(pointer)} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input input--code"
          value={draft[name]}
          maxLength={name === "eventName" ? 200 : 100}
          onChange={(event) => {
            onChange({ ...draft, [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="pair">
        <Field label="Name" faults={at("/name")}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={draft.name}
              maxLength={200}
              onChange={(event) => {
                onChange(renamed(draft, event.target.value));
              }}
            />
          )}
        </Field>
        {text("Id", "/id", "id", "It never changes.")}
      </div>
      <Field label="Kind" hint={KINDS[draft.kind].question} faults={at("/kind")}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.kind}
            onChange={(event) => {
              onChange({ ...draft, kind: event.target.value as MetricKind });
            }}
          >
            {Object.entries(KINDS).map(([kind, { name }]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="pair">
        {text("Event name", "/event_name", "eventName", "As your application tracks it, such as purchase.")}
        {isValued(draft.kind) &&
          text(
            "Value property",
            "/value_property",
            "valueProperty",
            "A number in its properties, such as revenue.",
          )}
      </div>
      <KindFields draft={draft} at={at} onChange={onChange} />
      {draft.kind === "ratio" &&
        text(
          "Divided by",
          "/denominator",
          "denominator",
          "The event that is counted below the line, such as session.",
        )}
      <div className="pair">
        <Field
          label="Window, in days"
          hint="How long after the first exposure an event still counts."
          faults={at("/conversion_window")}
        >
          {(control) => (
            <input
              {...control}
              className="input input--number"
              inputMode="decimal"
              value={draft.window}
              onChange={(event) => {
                onChange({ ...draft, window: event.target.value });
              }}
            />
          )}
        </Field>
        <Field label="Better is" faults={at("/direction")}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.direction}
              onChange={(event) => {
                onChange({ ...draft, direction: event.target.value as Direction });
              }}
            >
              <option value="increase">More</option>
              <option value="decrease">Less</option>
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
