import { Field } from "../../ui/Field";
import type { Analysis } from "../../results/results";
import { fieldId } from "./fieldId";
import { FormSection } from "./FormSection";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

const METHODS = { frequentist: "Frequentist", bayesian: "Bayesian, by expected loss" };

const LOOKS = {
  none: "One, at the end",
  obrien_fleming: "One a day, strict at first (O'Brien–Fleming)",
  pocock: "One a day, alike (Pocock)",
  always_valid: "Any number (mixture test)",
  confidence_sequence: "Any number (confidence sequence)",
};

/** How the experiment is judged. */
export function AnalysisSection({ form }: { form: ExperimentForm }) {
  const { draft, change, at } = form;
  const choice = (
    label: string,
    name: "method" | "sequential",
    options: Record<string, string>,
    otherwise: string,
  ) => (
    <Field id={fieldId(`/analysis/${name}`)} label={label} faults={at(`/analysis/${name}`)}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={draft.analysis[name] ?? otherwise}
          onChange={(event) => {
            const chosen = { [name]: event.target.value } as Partial<Analysis>;
            change("/analysis", (before) => ({ ...before, analysis: { ...before.analysis, ...chosen } }));
          }}
        >
          {Object.entries(options).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <FormSection
      title="Analysis"
      about="Looking every day at a test meant for one look finds effects that are not there: say how often you will look."
    >
      <div className="pair">
        {choice("Method", "method", METHODS, "frequentist")}
        {choice("Looks", "sequential", LOOKS, "none")}
      </div>
      <div className="pair">
        <TextField
          label="Confidence of the intervals, %"
          pointer="/analysis/confidence"
          number
          value={draft.confidence}
          faults={at("/analysis/confidence")}
          onChange={(confidence) => {
            change("/analysis", (before) => ({ ...before, confidence }));
          }}
        />
        <TextField
          label="Smallest change worth finding, %"
          pointer="/analysis/minimum_detectable_effect"
          number
          value={draft.effect}
          faults={at("/analysis/minimum_detectable_effect")}
          onChange={(effect) => {
            change("/analysis", (before) => ({ ...before, effect }));
          }}
        />
      </div>
    </FormSection>
  );
}
