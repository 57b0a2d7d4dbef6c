export type ValueKind = "any" | "number" | "text" | "version" | "instant" | "addresses";

type Operator = {
  /** How it reads between a dimension and values. */
  words: string;
  kind: ValueKind;
  least: number;
  most: number;
};

const MOST = 500;

/** Every operator of the contract, with how many values of which kind it takes. */
export const OPERATORS = {
  equals: { words: "is", kind: "any", least: 1, most: 1 },
  not_equals: { words: "is not", kind: "any", least: 1, most: 1 },
  in: { words: "is one of", kind: "any", least: 1, most: MOST },
  not_in: { words: "is none of", kind: "any", least: 1, most: MOST },
  greater_than: { words: "is greater than", kind: "number", least: 1, most: 1 },
  greater_or_equal: { words: "is at least", kind: "number", least: 1, most: 1 },
  less_than: { words: "is less than", kind: "number", least: 1, most: 1 },
  less_or_equal: { words: "is at most", kind: "number", least: 1, most: 1 },
  between: { words: "is between", kind: "number", least: 2, most: 2 },
  contains: { words: "contains", kind: "any", least: 1, most: MOST },
  starts_with: { words: "starts with", kind: "text", least: 1, most: MOST },
  ends_with: { words: "ends with", kind: "text", least: 1, most: MOST },
  matches: { words: "matches the pattern", kind: "text", least: 1, most: 20 },
  semver_equals: { words: "is version", kind: "version", least: 1, most: 1 },
  semver_greater_than: { words: "is a version after", kind: "version", least: 1, most: 1 },
  semver_greater_or_equal: { words: "is version or later", kind: "version", least: 1, most: 1 },
  semver_less_than: { words: "is a version before", kind: "version", least: 1, most: 1 },
  semver_less_or_equal: { words: "is version or earlier", kind: "version", least: 1, most: 1 },
  before: { words: "is before", kind: "instant", least: 1, most: 1 },
  after: { words: "is after", kind: "instant", least: 1, most: 1 },
  in_cidr: { words: "is an address in", kind: "addresses", least: 1, most: MOST },
  exists: { words: "is known", kind: "any", least: 0, most: 0 },
  not_exists: { words: "is not known", kind: "any", least: 0, most: 0 },
  in_segment: { words: "is in the segment", kind: "text", least: 1, most: MOST },
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof OPERATORS;

export const OPERATOR_NAMES = Object.keys(OPERATORS) as OperatorName[];

export function operatorOf(name: string): Operator | undefined {
  return name in OPERATORS ? OPERATORS[name as OperatorName] : undefined;
}
