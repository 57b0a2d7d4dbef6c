import { expect, it } from "vitest";
import { fieldName, written } from "./fieldName";

it.each([
  ["/name", "name"],
  ["/variants/1/allocation", "variant 2, allocation"],
  ["/targeting_rules/0/values/2", "targeting rule 1, value 3"],
  ["/start_date", "start date"],
  ["", "everything"],
])("the field %j is called %j", (pointer, name) => {
  expect(fieldName(pointer)).toBe(name);
});

it("values are written to be read", () => {
  expect(written("as it is")).toBe("as it is");
  expect(written(50)).toBe("50");
  expect(written(null)).toBe("null");
  expect(written({ pages: 1, steps: ["a", "b"] })).toBe('{ "pages": 1, "steps": [ "a", "b" ] }');
});
