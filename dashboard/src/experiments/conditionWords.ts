import type { Comparison, Condition, Scalar } from "./experiment";
import { operatorOf } from "./operators";

/** A condition as one would say it. */
export function conditionWords(condition: Condition): string {
  if ("all" in condition) return group(condition.all, " and ", "anything");
  if ("any" in condition) return group(condition.any, " or ", "nothing");
  if ("not" in condition) return `not (${conditionWords(condition.not)})`;
  return comparisonWords(condition);
}

function group(parts: Condition[], joint: string, empty: string): string {
  if (parts.length === 0) return empty;
  return parts
    .map((part) => (isGroup(part) ? `(${conditionWords(part)})` : conditionWords(part)))
    .join(joint);
}

function isGroup(condition: Condition): boolean {
  return "all" in condition || "any" in condition;
}

function comparisonWords({ dimension, operator, values = [] }: Comparison): string {
  const words = operatorOf(operator)?.words ?? operator.replaceAll("_", " ");
  const written = operator === "between" ? values.map(scalar).join(" and ") : list(values);
  return [dimension, words, written].filter(Boolean).join(" ");
}

function list(values: Scalar[]): string {
  const written = values.map(scalar);
  const last = written.at(-1) ?? "";
  return written.length < 2 ? last : `${written.slice(0, -1).join(", ")} or ${last}`;
}

function scalar(value: Scalar): string {
  return typeof value === "string" ? `“${value}”` : String(value);
}
