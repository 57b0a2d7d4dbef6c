import { segments } from "../api/faults";

/** A field's pointer as one would say it: `/variants/1/allocation` is `variant 2, allocation`. */
export function fieldName(pointer: string): string {
  const names = segments(pointer);
  const words: string[] = [];
  names.forEach((name, index) => {
    if (/^\d+$/.test(name) && index > 0) {
      words[words.length - 1] = `${singular(words.at(-1) ?? "")} ${Number(name) + 1}`;
    } else {
      words.push(name.replaceAll("_", " "));
    }
  });
  return words.join(", ") || "everything";
}

function singular(plural: string): string {
  return plural.replace(/s$/, "");
}

/** A field's value to be read: text as it is, the rest as JSON. */
export function written(value: unknown): string {
  return typeof value === "string"
    ? value
    : JSON.stringify(value, null, 1).replaceAll("\n", " ").replaceAll(/ +/g, " ");
}
