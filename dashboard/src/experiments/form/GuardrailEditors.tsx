import type { Metric } from "../../metrics/metric";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { newKey, type GuardrailDraft } from "./draft";
import { fieldId } from "./fieldId";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

export function GuardrailEditors({ form, metrics }: { form: ExperimentForm; metrics: Metric[] }) {
  const { guardrails } = form.draft;
  const replace = (next: GuardrailDraft[], pointer = "/guardrails") => {
    form.change(pointer, (before) => ({ ...before, guardrails: next }));
  };
  return (
    <fieldset id={fieldId("/guardrails")} className="field" tabIndex={-1}>
      <legend className="field__label">
        Guardrails<span className="field__optional"> optional</span>
      </legend>
      <p className="field__hint">How much worse each may get, relative to the control.</p>
      {guardrails.map((guardrail, index) => (
        <div key={guardrail.key} className="guardrail-editor">
          <Field
            id={fieldId(`/guardrails/${index}/metric`)}
            label={`Guardrail ${index + 1}, metric`}
            hideLabel
            faults={form.at(`/guardrails/${index}/metric`)}
          >
            {(control) => (
              <select
                {...control}
                className="input"
                value={guardrail.metric}
                onChange={(event) => {
                  const next = { ...guardrail, metric: event.target.value };
                  replace(guardrails.with(index, next), `/guardrails/${index}/metric`);
                }}
              >
                <option value="">Choose a metric</option>
                {metrics.map((metric) => (
                  <option key={metric.id} value={metric.id}>
                    {metric.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <TextField
            label={`Guardrail ${index + 1}, margin in percent`}
            hideLabel
            number
            pointer={`/guardrails/${index}/margin`}
            placeholder="margin %"
            value={guardrail.margin}
            faults={form.at(`/guardrails/${index}/margin`)}
            onChange={(margin) => {
              replace(guardrails.with(index, { ...guardrail, margin }), `/guardrails/${index}/margin`);
            }}
          />
          <Button
            kind="quiet"
            icon="close"
            aria-label={`Remove guardrail ${index + 1}`}
            onClick={() => {
              replace(guardrails.toSpliced(index, 1));
            }}
          />
        </div>
      ))}
      <div>
        <Button
          small
          icon="plus"
          onClick={() => {
            replace([...guardrails, { key: newKey(), metric: "", margin: "1" }]);
          }}
        >
          Add a guardrail
        </Button>
      </div>
    </fieldset>
  );
}
