import { Button } from "../../ui/Button";
import { variantColour } from "../variantColour";
import type { VariantDraft } from "./draft";
import { TextField } from "./TextField";
import type { ExperimentForm } from "./useExperimentForm";

type Props = {
  form: ExperimentForm;
  variant: VariantDraft;
  index: number;
  isLive: boolean;
  onChange: (variant: VariantDraft, field: keyof VariantDraft) => void;
  onControl: () => void;
  onRemove: (() => void) | undefined;
};

export function VariantEditor({ form, variant, index, isLive, onChange, onControl, onRemove }: Props) {
  const at = `/variants/${index}`;
  const field = (name: "id" | "name" | "allocation" | "config") => ({
    pointer: `${at}/${name}`,
    value: variant[name],
    faults: form.within(`${at}/${name}`),
    onChange: (value: string) => {
      onChange({ ...variant, [name]: value }, name);
    },
  });
  return (
    <fieldset
      className="variant-editor"
      style={{ "--variant": variantColour(index) } as React.CSSProperties}
      aria-label={`Variant ${index + 1}`}
    >
      <div className="variant-editor__line">
        <TextField label="Name" maxLength={200} {...field("name")} />
        <TextField label="Id" code maxLength={100} disabled={isLive} {...field("id")} />
        <TextField label="Allocation %" number disabled={isLive} {...field("allocation")} />
      </div>
      <TextField
        label="Configuration"
        hint="JSON your application is given, up to 16 KiB."
        code
        rows={Math.min(10, Math.max(2, variant.config.split("\n").length))}
        disabled={isLive}
        {...field("config")}
      />
      <div className="row row--spread">
        <label className="check">
          <input
            type="radio"
            name="control"
            checked={variant.control}
            disabled={isLive}
            onChange={onControl}
          />
          This is the control
        </label>
        {onRemove && (
          <Button kind="quiet" small icon="close" onClick={onRemove}>
            Remove<span className="visually-hidden"> variant {index + 1}</span>
          </Button>
        )}
      </div>
    </fieldset>
  );
}
