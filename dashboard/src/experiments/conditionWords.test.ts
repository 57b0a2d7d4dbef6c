import { expect, it } from "vitest";
import { conditionWords } from "./conditionWords";
import type { Condition } from "./experiment";

it.each<[Condition, string]>([
  [
    { dimension: "country", operator: "in", values: ["DE", "AT", "CH"] },
    "country is one of “DE”, “AT” or “CH”",
  ],
  [{ dimension: "age", operator: "between", values: [18, 30] }, "age is between 18 and 30"],
  [{ dimension: "beta", operator: "equals", values: [true] }, "beta is true"],
  [{ dimension: "plan", operator: "exists" }, "plan is known"],
  [{ dimension: "moon", operator: "in_phase_with", values: ["tide"] }, "moon in phase with “tide”"],
  [
    {
      any: [
        { dimension: "a", operator: "exists" },
        { all: [{ not: { dimension: "b", operator: "exists" } }, { dimension: "c", operator: "exists" }] },
      ],
    },
    "a is known or (not (b is known) and c is known)",
  ],
  [{ all: [] }, "anything"],
  [{ any: [] }, "nothing"],
])("%j is said as one would", (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});
