import type { Metric } from "../../metrics/metric";
import { fieldId } from "./fieldId";
import type { ExperimentForm } from "./useExperimentForm";

export function SecondaryMetrics({ form, metrics }: { form: ExperimentForm; metrics: Metric[] }) {
  const chosen = form.draft.secondaryMetrics;
  const toggle = (id: string, on: boolean) => {
    form.change("/secondary_metrics", (before) => ({
      ...before,
      secondaryMetrics: on ? [...chosen, id] : chosen.filter((other) => other !== id),
    }));
  };
  return (
    <fieldset id={fieldId("/secondary_metrics")} className="field" tabIndex={-1}>
      <legend className="field__label">
        Secondary metrics<span className="field__optional"> optional</span>
      </legend>
      <div className="checks">
        {metrics.map((metric) => (
          <label key={metric.id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(metric.id)}
              onChange={(event) => {
                toggle(metric.id, event.target.checked);
              }}
            />
            {metric.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
