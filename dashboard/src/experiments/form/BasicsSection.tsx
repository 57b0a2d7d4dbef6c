import { FormSection } from "./FormSection";
import { slugOf } from "./slug";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

export function BasicsSection({ form, isNew }: { form: ExperimentForm; isNew: boolean }) {
  const { draft, change, at, within } = form;
  // Until somebody writes an id of their own, it follows the name.
  const rename = (name: string) => {
    change("/name", (before) => ({
      ...before,
      name,
      id: isNew && before.id === slugOf(before.name) ? slugOf(name) : before.id,
    }));
  };
  return (
    <FormSection title="Basics" about="What you try, and what you expect of it.">
      <div className="pair">
        <TextField
          label="Name"
          pointer="/name"
          value={draft.name}
          maxLength={200}
          faults={at("/name")}
          onChange={rename}
        />
        <TextField
          label="Id"
          pointer="/id"
          code
          value={draft.id}
          maxLength={100}
          disabled={!isNew}
          hint={isNew ? "Applications ask for it by this; it never changes." : "It never changes."}
          faults={at("/id")}
          onChange={(id) => {
            change("/id", (before) => ({ ...before, id }));
          }}
        />
      </div>
      <TextField
        label="Hypothesis"
        pointer="/hypothesis"
        optional
        rows={2}
        maxLength={5000}
        value={draft.hypothesis}
        placeholder="Because …, we expect that … will …"
        faults={at("/hypothesis")}
        onChange={(hypothesis) => {
          change("/hypothesis", (before) => ({ ...before, hypothesis }));
        }}
      />
      <div className="pair">
        <TextField
          label="Owner"
          pointer="/owner"
          optional
          maxLength={200}
          value={draft.owner}
          faults={at("/owner")}
          onChange={(owner) => {
            change("/owner", (before) => ({ ...before, owner }));
          }}
        />
        <TextField
          label="Tags"
          pointer="/tags"
          optional
          hint="Separated by commas."
          value={draft.tags}
          faults={within("/tags")}
          onChange={(tags) => {
            change("/tags", (before) => ({ ...before, tags }));
          }}
        />
      </div>
    </FormSection>
  );
}
