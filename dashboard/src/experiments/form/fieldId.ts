import { segments } from "../../api/faults";
import { fieldName } from "../../history/fieldName";

/** The id of the control for a field, by the field's pointer. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll("/", "-")}`;
}

/** The control for a field, or for the nearest field around it. */
export function controlFor(pointer: string): HTMLElement | null {
  const names = segments(pointer);
  for (let length = names.length; length > 0; length--) {
    const control = document.getElementById(fieldId(`/${names.slice(0, length).join("/")}`));
    if (control) return control;
  }
  return null;
}

/** A field's name and what is wrong with it, as a sentence. */
export function faultSentence({ pointer, detail }: { pointer: string; detail: string }): string {
  const name = fieldName(pointer);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${detail}`;
}
