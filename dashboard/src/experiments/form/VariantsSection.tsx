import { Button } from "../../ui/Button";
import { Faults } from "../../ui/Field";
import { splitEvenly } from "./allocation";
import { AllocationSum } from "./AllocationSum";
import { newVariant, type VariantDraft } from "./draft";
import { fieldId } from "./fieldId";
import { FormSection } from "./FormSection";
import type { ExperimentForm } from "./useExperimentForm";
import { VariantEditor } from "./VariantEditor";

const MOST = 20;

export function VariantsSection({ form, isLive }: { form: ExperimentForm; isLive: boolean }) {
  const { variants } = form.draft;
  const replace = (next: VariantDraft[], pointer = "/variants") => {
    form.change(pointer, (before) => ({ ...before, variants: next }));
  };
  return (
    <FormSection
      title="Variants"
      about={
        isLive
          ? "Users have seen them: only the names may change now. Move traffic instead of editing shares."
          : "Two at least. The others are compared with the control."
      }
    >
      <div id={fieldId("/variants")} className="form__list" role="group" aria-label="Variants" tabIndex={-1}>
        {variants.map((variant, index) => (
          <VariantEditor
            key={variant.key}
            form={form}
            variant={variant}
            index={index}
            isLive={isLive}
            onChange={(next, field) => {
              replace(variants.with(index, next), `/variants/${index}/${field}`);
            }}
            onControl={() => {
              replace(variants.map((each, place) => ({ ...each, control: place === index })));
            }}
            onRemove={
              variants.length > 2 && !isLive
                ? () => {
                    replace(withControl(variants.toSpliced(index, 1)));
                  }
                : undefined
            }
          />
        ))}
      </div>
      <Faults faults={form.at("/variants")} />
      {!isLive && (
        <div className="row row--spread">
          <div className="row">
            <Button
              icon="plus"
              small
              disabled={variants.length >= MOST}
              onClick={() => {
                replace([...variants, another(variants)]);
              }}
            >
              Add a variant
            </Button>
            <Button
              icon="split"
              small
              onClick={() => {
                const shares = splitEvenly(variants.length);
                replace(variants.map((each, index) => ({ ...each, allocation: shares[index] ?? "0" })));
              }}
            >
              Split evenly
            </Button>
          </div>
          <AllocationSum shares={variants.map((variant) => variant.allocation)} />
        </div>
      )}
    </FormSection>
  );
}

/** A variant of the first name that is free. */
function another(variants: VariantDraft[]): VariantDraft {
  for (let number = variants.length; ; number++) {
    const id = `treatment-${number}`;
    if (!variants.some((variant) => variant.id === id)) return newVariant(id, `Treatment ${number}`, "0");
  }
}

/** When the control was removed, the first one takes its place. */
function withControl(variants: VariantDraft[]): VariantDraft[] {
  return variants.some((variant) => variant.control)
    ? variants
    : variants.map((variant, index) => ({ ...variant, control: index === 0 }));
}
