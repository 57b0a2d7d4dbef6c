import type { Fault } from "../../api/problem";
import type { Scalar } from "../experiment";
import { operatorOf, type ValueKind } from "../operators";
import { json } from "./body";
import type { RuleDraft } from "./draft";
import { parsedValues } from "./values";

const VERSION = /^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const ADDRESSES = /^[0-9a-fA-F.:]+(?:\/\d{1,3})?$/;

/** What is wrong with a rule, with the pointers the server would use. */
export function ruleFaults(rule: RuleDraft, at: string): Fault[] {
  if (rule.kind === "json") {
    const { fault } = json(rule.text);
    return fault === undefined ? [] : [{ pointer: at, detail: `must be JSON: ${fault}` }];
  }
  const faults: Fault[] = [];
  if (rule.dimension.trim() === "") faults.push({ pointer: `${at}/dimension`, detail: "is required" });
  const operator = operatorOf(rule.operator);
  if (!operator) return [...faults, { pointer: `${at}/operator`, detail: "is not a known operator" }];
  const values = parsedValues(rule.values, rule.operator);
  if (values.length < operator.least || values.length > operator.most) {
    faults.push({ pointer: `${at}/values`, detail: howMany(operator.least, operator.most) });
  }
  values.forEach((value, index) => {
    const detail = unfit(value, operator.kind);
    if (detail) faults.push({ pointer: `${at}/values/${index}`, detail: `“${String(value)}” ${detail}` });
  });
  return faults.length > 0 ? faults : orderFaults(rule.operator, values, at);
}

function orderFaults(operator: string, [from, to]: Scalar[], at: string): Fault[] {
  return operator === "between" && Number(from) > Number(to)
    ? [{ pointer: `${at}/values`, detail: "the first number must not be greater than the second" }]
    : [];
}

function howMany(least: number, most: number): string {
  if (least !== most) return "must have at least one value";
  return `must have exactly ${least} value${least === 1 ? "" : "s"}`;
}

function unfit(value: Scalar, kind: ValueKind): string {
  const text = String(value);
  switch (kind) {
    case "number":
      return typeof value === "number" ? "" : "must be a number";
    case "version":
      return VERSION.test(text) ? "" : "must be a semantic version such as 2.10.0";
    case "instant":
      return Number.isNaN(Date.parse(text)) ? "must be an instant such as 2026-01-31T09:00:00Z" : "";
    case "addresses":
      return ADDRESSES.test(text) ? "" : "must be an address or a block such as 10.0.0.0/8";
    default:
      return "";
  }
}
