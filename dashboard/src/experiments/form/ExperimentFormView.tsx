import { useState, type SyntheticEvent } from "react";
import type { Write } from "../../api/api";
import { faultsOf } from "../../api/faults";
import { messageOf, Problem } from "../../api/problem";
import { useWrite } from "../../api/useWrite";
import { Button } from "../../ui/Button";
import { AnalysisSection } from "./AnalysisSection";
import { AudienceSection } from "./AudienceSection";
import { BasicsSection } from "./BasicsSection";
import { bodyOf } from "./body";
import { FaultSummary } from "./FaultSummary";
import { MetricsSection } from "./MetricsSection";
import { ScheduleSection } from "./ScheduleSection";
import type { ExperimentForm } from "./useExperimentForm";
import { VariantsSection } from "./VariantsSection";
import "./form.css";

type Props = {
  form: ExperimentForm;
  /** What to send, given the body. */
  write: (body: ReturnType<typeof bodyOf>) => Write;
  confirm: string;
  /** An experiment that exists keeps its id. */
  isNew: boolean;
  /** Users have seen the variants: only their names may change. */
  isLive?: boolean;
  onDone: () => void;
  onCancel: () => void;
};

export function ExperimentFormView({ form, write, confirm, isNew, isLive = false, onDone, onCancel }: Props) {
  const asked = useWrite();
  const [attempt, setAttempt] = useState(0);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (asked.isPending) return;
    asked.reset();
    if (!form.check()) {
      setAttempt(attempt + 1);
      return;
    }
    asked.mutate(write(bodyOf(form.draft)), {
      onSuccess: onDone,
      onError: (error) => {
        form.refuse(faultsOf(error));
        setAttempt(attempt + 1);
      },
    });
  };
  return (
    <form className="form stack" onSubmit={submit} noValidate>
      <FaultSummary faults={form.faults} message={refusal(asked.error)} attempt={attempt} />
      <BasicsSection form={form} isNew={isNew} />
      <VariantsSection form={form} isLive={isLive} />
      <MetricsSection form={form} />
      <AnalysisSection form={form} />
      <AudienceSection form={form} />
      <ScheduleSection form={form} />
      <div className="form__foot">
        <Button onClick={onCancel}>Cancel</Button>
        <Button kind="primary" type="submit" busy={asked.isPending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

function refusal(error: Error | null): string {
  if (!error) return "";
  return error instanceof Problem && error.isStale
    ? "Someone else changed this experiment meanwhile. Leave this page and begin again, so that nothing of theirs is lost."
    : messageOf(error);
}
