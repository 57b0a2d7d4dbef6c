import { DateField } from "../../ui/DateField";
import { fieldId } from "./fieldId";
import { FormSection } from "./FormSection";
import type { ExperimentForm } from "./useExperimentForm";

export function ScheduleSection({ form }: { form: ExperimentForm }) {
  const { draft, change, at } = form;
  return (
    <FormSection
      title="Dates"
      about="It starts and stops by itself once it is scheduled. Leave them empty to do it by hand."
    >
      <div className="pair">
        <DateField
          id={fieldId("/start_date")}
          label="Start"
          optional
          value={draft.start}
          faults={at("/start_date")}
          onChange={(start) => {
            change("/start_date", (before) => ({ ...before, start }));
          }}
        />
        <DateField
          id={fieldId("/end_date")}
          label="End"
          optional
          value={draft.end}
          faults={at("/end_date")}
          onChange={(end) => {
            change("/end_date", (before) => ({ ...before, end }));
          }}
        />
      </div>
    </FormSection>
  );
}
