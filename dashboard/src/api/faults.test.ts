import { describe, expect, it } from "vitest";
import { faultsAt, faultsWithin, segments } from "./faults";

const FAULTS = [
  { pointer: "/variants", detail: "sum" },
  { pointer: "/variants/1/config", detail: "size" },
  { pointer: "/variants/10/config", detail: "other" },
  { pointer: "/targeting_rules/0/values/1", detail: "number" },
];

describe("a pointer", () => {
  it("finds what is wrong with exactly its field", () => {
    expect(faultsAt(FAULTS, "/variants")).toEqual(["sum"]);
    expect(faultsAt(FAULTS, "/variants/1")).toEqual([]);
  });

  it("finds what is wrong anywhere inside its field, and not in a field that only begins alike", () => {
    expect(faultsWithin(FAULTS, "/variants/1")).toEqual(["size"]);
    expect(faultsWithin(FAULTS, "/targeting_rules/0/values")).toEqual(["number"]);
  });

  it("comes apart with its escapes undone", () => {
    expect(segments("/a~1b/0/c~0d")).toEqual(["a/b", "0", "c~d"]);
    expect(segments("")).toEqual([]);
  });
});
