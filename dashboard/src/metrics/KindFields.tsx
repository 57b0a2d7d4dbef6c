import { Field } from "../ui/Field";
import { hasPast, type MetricDraft } from "./metricDraft";

type Props = {
  draft: MetricDraft;
  at: (pointer: string) => string[];
  onChange: (draft: MetricDraft) => void;
};

/** What only some kinds of metrics need. */
export function KindFields({ draft, at, onChange }: Props) {
  const number = (label: string, pointer: string, name: "quantile" | "from" | "before", hint: string) => (
    <Field label={label} faults={at(pointer)} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input input--number"
          inputMode="decimal"
          value={draft[name]}
          onChange={(event) => {
            onChange({ ...draft, [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      {draft.kind === "quantile" &&
        number("Quantile, in percent", "/quantile", "quantile", "90 for what nine in ten values are below.")}
      {draft.kind === "retention" &&
        number("Back after, in days", "/window_start", "from", "How long after the first exposure at least.")}
      {draft.kind === "funnel" && (
        <Field
          label="Further steps"
          faults={at("/steps")}
          hint="The events that follow, in order, one a line."
        >
          {(control) => (
            <textarea
              {...control}
              className="input input--code"
              rows={3}
              value={draft.steps}
              onChange={(event) => {
                onChange({ ...draft, steps: event.target.value });
              }}
            />
          )}
        </Field>
      )}
      {hasPast(draft.kind) &&
        number(
          "Compare with the past, in days",
          "/pre_exposure_window",
          "before",
          "What users did before their first exposure makes results sharper. Empty for none.",
        )}
    </>
  );
}
