import { FormSection } from "./FormSection";
import { RuleEditors } from "./RuleEditors";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

export function AudienceSection({ form }: { form: ExperimentForm }) {
  return (
    <FormSection title="Audience" about="Who takes part. Everyone else gets the control, and is not counted.">
      <TextField
        label="Coverage %"
        pointer="/coverage"
        number
        hint="The share of the eligible who take part at all."
        value={form.draft.coverage}
        faults={form.at("/coverage")}
        onChange={(coverage) => {
          form.change("/coverage", (before) => ({ ...before, coverage }));
        }}
      />
      <RuleEditors
        form={form}
        title="Targeting rules"
        hint="All must hold. A missing attribute makes a comparison false."
        pointer="/targeting_rules"
        rules={form.draft.targeting}
        onChange={(targeting, pointer) => {
          form.change(pointer, (before) => ({ ...before, targeting }));
        }}
      />
      <RuleEditors
        form={form}
        title="Exclusion rules"
        hint="Whoever fits one of them is left out."
        pointer="/exclusion_rules"
        rules={form.draft.exclusions}
        onChange={(exclusions, pointer) => {
          form.change(pointer, (before) => ({ ...before, exclusions }));
        }}
      />
    </FormSection>
  );
}
