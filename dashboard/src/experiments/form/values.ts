import type { Scalar } from "../experiment";
import { operatorOf } from "../operators";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The values of a comparison as they were typed: by commas, or one a line where one has a comma itself. */
export function parsedValues(text: string, operator: string): Scalar[] {
  const { kind = "any", most = 1 } = operatorOf(operator) ?? {};
  if (most === 0) return [];
  return pieces(text, operator, most).map((piece) => {
    if (kind === "any") return scalar(piece);
    if (kind === "number") return NUMBER.test(piece) ? Number(piece) : piece;
    return unquoted(piece);
  });
}

/** The text that is read as these values. */
export function writtenValues(values: readonly Scalar[]): string {
  const texts = values.map((value) =>
    typeof value === "string" && scalar(value) !== value ? `"${value}"` : String(value),
  );
  return texts.some((text) => text.includes(",")) ? `${texts.join("\n")}\n` : texts.join(", ");
}

function pieces(text: string, operator: string, most: number): string[] {
  if (most === 1) return text.trim() === "" ? [] : [text.trim()];
  // Patterns are full of commas.
  const separator = text.includes("\n") || operator === "matches" ? "\n" : ",";
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

function scalar(piece: string): Scalar {
  if (piece === "true" || piece === "false") return piece === "true";
  return NUMBER.test(piece) ? Number(piece) : unquoted(piece);
}

/** In quotation marks, a number is a text. */
function unquoted(piece: string): string {
  return /^".*"$/s.test(piece) && piece.length >= 2 ? piece.slice(1, -1) : piece;
}
