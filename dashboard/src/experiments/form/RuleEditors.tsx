import { Button } from "../../ui/Button";
import { Faults } from "../../ui/Field";
import { newKey, newRule, type RuleDraft } from "./draft";
import { fieldId } from "./fieldId";
import { RuleEditor } from "./RuleEditor";
import type { ExperimentForm } from "./useExperimentForm";

type Props = {
  form: ExperimentForm;
  title: string;
  hint: string;
  pointer: string;
  rules: RuleDraft[];
  onChange: (rules: RuleDraft[], pointer: string) => void;
};

export function RuleEditors({ form, title, hint, pointer, rules, onChange }: Props) {
  const add = (rule: RuleDraft) => {
    onChange([...rules, rule], pointer);
  };
  return (
    <fieldset id={fieldId(pointer)} className="field" tabIndex={-1}>
      <legend className="field__label">
        {title}
        <span className="field__optional"> optional</span>
      </legend>
      <p className="field__hint">{hint}</p>
      {rules.map((rule, index) => (
        <RuleEditor
          key={rule.key}
          form={form}
          rule={rule}
          name={`${title}, ${index + 1}`}
          at={`${pointer}/${index}`}
          onChange={(next) => {
            onChange(rules.with(index, next), `${pointer}/${index}`);
          }}
          onRemove={() => {
            onChange(rules.toSpliced(index, 1), pointer);
          }}
        />
      ))}
      <Faults faults={form.at(pointer)} />
      <div className="row">
        <Button
          small
          icon="plus"
          onClick={() => {
            add(newRule());
          }}
        >
          Add a rule
        </Button>
        <Button
          kind="quiet"
          small
          onClick={() => {
            add({ key: newKey(), kind: "json", text: '{"any": []}' });
          }}
        >
          Write one as JSON
        </Button>
      </div>
    </fieldset>
  );
}
