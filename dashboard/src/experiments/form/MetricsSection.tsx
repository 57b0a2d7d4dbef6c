import { useState } from "react";
import { MetricDialog } from "../../metrics/MetricDialog";
import { useMetrics } from "../../metrics/useMetrics";
import { Button } from "../../ui/Button";
import { Faults, Field } from "../../ui/Field";
import { fieldId } from "./fieldId";
import { FormSection } from "./FormSection";
import { GuardrailEditors } from "./GuardrailEditors";
import { SecondaryMetrics } from "./SecondaryMetrics";
import type { ExperimentForm } from "./useExperimentForm";

export function MetricsSection({ form }: { form: ExperimentForm }) {
  const { draft, change, at } = form;
  const { data: metrics = [] } = useMetrics();
  const [creating, setCreating] = useState(false);
  const choose = (targetMetric: string) => {
    change("/target_metric", (before) => ({ ...before, targetMetric }));
  };
  return (
    <FormSection
      title="Metrics"
      about="What decides, what else you want to know, and what must not get worse."
    >
      <div className="form__inline">
        <Field
          id={fieldId("/target_metric")}
          label="Target metric"
          hint="Without one, users who convert decide."
          faults={at("/target_metric")}
        >
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.targetMetric}
              onChange={(event) => {
                choose(event.target.value);
              }}
            >
              <option value="">Its own conversions</option>
              {metrics.map((metric) => (
                <option key={metric.id} value={metric.id}>
                  {metric.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="form__beside-label">
          <Button
            icon="plus"
            onClick={() => {
              setCreating(true);
            }}
          >
            New metric
          </Button>
        </div>
      </div>
      {metrics.length > 0 && (
        <>
          <SecondaryMetrics form={form} metrics={metrics} />
          <Faults faults={form.within("/secondary_metrics")} />
          <GuardrailEditors form={form} metrics={metrics} />
        </>
      )}
      {creating && (
        <MetricDialog
          onCreated={choose}
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </FormSection>
  );
}
