import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { OPERATOR_NAMES, OPERATORS, operatorOf } from "../operators";
import type { RuleDraft } from "./draft";
import { fieldId } from "./fieldId";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

type Props<R extends RuleDraft> = {
  form: ExperimentForm;
  rule: R;
  name: string;
  at: string;
  onChange: (rule: RuleDraft) => void;
  onRemove: () => void;
};

export function RuleEditor({ rule, ...rest }: Props<RuleDraft>) {
  return rule.kind === "json" ? <JsonRule rule={rule} {...rest} /> : <ComparisonRule rule={rule} {...rest} />;
}

function JsonRule({ form, rule, name, at, onChange, onRemove }: Props<RuleDraft & { kind: "json" }>) {
  return (
    <div className="rule-editor rule-editor--json">
      <TextField
        label={`${name}, as JSON`}
        hideLabel
        pointer={at}
        code
        rows={4}
        value={rule.text}
        hint="A condition, or all, any and not of conditions."
        faults={form.within(at)}
        onChange={(text) => {
          onChange({ ...rule, text });
        }}
      />
      <Button kind="quiet" icon="close" aria-label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}

function ComparisonRule({
  form,
  rule,
  name,
  at,
  onChange,
  onRemove,
}: Props<RuleDraft & { kind: "comparison" }>) {
  const operator = operatorOf(rule.operator);
  const several = (operator?.most ?? 1) > 1;
  return (
    <div className="rule-editor">
      <TextField
        label={`${name}, dimension`}
        hideLabel
        pointer={`${at}/dimension`}
        placeholder="country"
        maxLength={200}
        value={rule.dimension}
        faults={form.at(`${at}/dimension`)}
        onChange={(dimension) => {
          onChange({ ...rule, dimension });
        }}
      />
      <Field
        id={fieldId(`${at}/operator`)}
        label={`${name}, operator`}
        hideLabel
        faults={form.at(`${at}/operator`)}
      >
        {(control) => (
          <select
            {...control}
            className="input"
            value={rule.operator}
            onChange={(event) => {
              onChange({ ...rule, operator: event.target.value });
            }}
          >
            {OPERATOR_NAMES.map((each) => (
              <option key={each} value={each}>
                {OPERATORS[each].words}
              </option>
            ))}
          </select>
        )}
      </Field>
      {operator?.most === 0 ? (
        <span />
      ) : (
        <TextField
          label={`${name}, values`}
          hideLabel
          pointer={`${at}/values`}
          placeholder={several ? "DE, AT, CH" : "DE"}
          {...(several && { rows: 1, hint: "Separated by commas, or one a line." })}
          value={rule.values}
          faults={[...form.within(`${at}/values`), ...form.at(at)]}
          onChange={(values) => {
            onChange({ ...rule, values });
          }}
        />
      )}
      <Button kind="quiet" icon="close" aria-label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}
