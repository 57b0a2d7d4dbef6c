import { compilePattern } from "./pattern";
import { compareInstants, compareVersions, parseBlock, parseInstant, parseVersion } from "./values";

export type ConditionJson =
  | { all: ConditionJson[] }
  | { any: ConditionJson[] }
  | { not: ConditionJson }
  | { dimension: string; operator: string; values: (string | number | boolean)[] };

/** Asks for an attribute; `undefined` or `null` where it is missing. */
export type Attributes = { get: (name: string) => unknown; isIn: (segment: string) => boolean };

export type Condition = (attributes: Attributes) => boolean;

const LONGEST_MATCHED = 1_000;

const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

export function compileCondition(json: ConditionJson): Condition {
  if ("all" in json) {
    return allOf(json.all);
  }
  if ("any" in json) {
    return anyOf(json.any);
  }
  if ("not" in json) {
    const part = compileCondition(json.not);
    return (attributes) => !part(attributes);
  }
  return compare(json.dimension, json.operator, json.values);
}

/** Holds when every condition holds, so also when there is none. */
export function allOf(list: ConditionJson[]): Condition {
  const parts = list.map(compileCondition);
  const [only] = parts;
  return only && parts.length === 1 ? only : (attributes) => parts.every((part) => part(attributes));
}

/** Holds when at least one condition holds. */
export function anyOf(list: ConditionJson[]): Condition {
  const parts = list.map(compileCondition);
  return (attributes) => parts.some((part) => part(attributes));
}

function compare(name: string, operator: string, values: unknown[]): Condition {
  const set = new Set(values);
  const kinds = new Set(values.map((value) => typeof value));
  const first = values[0];
  const has = (value: unknown) => isScalar(value) && set.has(value);
  const hasAny = (list: unknown[]) => list.some(has);
  const on =
    (test: (value: unknown) => boolean): Condition =>
    (attributes) => {
      const value = attributes.get(name);
      return value !== undefined && value !== null && test(value);
    };
  const differs = (value: unknown) => kinds.has(typeof value) && !Number.isNaN(value) && !has(value);
  const number = (test: (value: number) => boolean) =>
    on((value) => typeof value === "number" && !Number.isNaN(value) && test(value));
  const text = (test: (text: string, wanted: string) => boolean) => (value: unknown) =>
    typeof value === "string" && values.some((wanted) => typeof wanted === "string" && test(value, wanted));
  const version = (test: (order: number) => boolean) => {
    const bound = parseVersion(String(first));
    return on((value) => {
      const found = typeof value === "string" ? parseVersion(value) : undefined;
      return found !== undefined && bound !== undefined && test(compareVersions(found, bound));
    });
  };
  const instant = (test: (order: number) => boolean) => {
    const bound = parseInstant(first);
    return on((value) => {
      const found = parseInstant(value);
      return found !== undefined && bound !== undefined && test(compareInstants(found, bound));
    });
  };
  switch (operator) {
    case "exists":
      return on(() => true);
    case "not_exists":
      return (attributes) => (attributes.get(name) ?? undefined) === undefined;
    case "in_segment":
      return (attributes) => values.some((segment) => attributes.isIn(String(segment)));
    case "equals":
      return on(has);
    case "not_equals":
      return on(differs);
    case "in":
      return on((value) => (Array.isArray(value) ? hasAny(value) : has(value)));
    case "not_in":
      return on((value) => (Array.isArray(value) ? !hasAny(value) : differs(value)));
    case "greater_than":
      return number((value) => value > Number(first));
    case "greater_or_equal":
      return number((value) => value >= Number(first));
    case "less_than":
      return number((value) => value < Number(first));
    case "less_or_equal":
      return number((value) => value <= Number(first));
    case "between":
      return number((value) => value >= Number(first) && value <= Number(values[1]));
    case "contains": {
      const inText = text((value, wanted) => value.includes(wanted));
      return on((value) => (Array.isArray(value) ? hasAny(value) : inText(value)));
    }
    case "starts_with":
      return on(text((value, wanted) => value.startsWith(wanted)));
    case "ends_with":
      return on(text((value, wanted) => value.endsWith(wanted)));
    case "matches": {
      const patterns = values.map((value) => compilePattern(String(value)));
      return on(
        (value) =>
          typeof value === "string" &&
          value.length <= LONGEST_MATCHED &&
          patterns.some((matches) => matches(value)),
      );
    }
    case "semver_equals":
      return version((order) => order === 0);
    case "semver_greater_than":
      return version((order) => order > 0);
    case "semver_greater_or_equal":
      return version((order) => order >= 0);
    case "semver_less_than":
      return version((order) => order < 0);
    case "semver_less_or_equal":
      return version((order) => order <= 0);
    case "before":
      return instant((order) => order < 0);
    case "after":
      return instant((order) => order > 0);
    case "in_cidr": {
      const blocks = values.map((value) => parseBlock(String(value)));
      return on((value) => typeof value === "string" && blocks.some((contains) => contains(value)));
    }
    default:
      throw new Error(`the operator ${operator} is not known`);
  }
}
