import { describe, expect, it } from "vitest";
import { emptyDraft, newKey, newVariant, type ExperimentDraft, type RuleDraft } from "./draft";
import { faultsIn } from "./validation";

const VALID: ExperimentDraft = { ...emptyDraft("Ada"), id: "checkout", name: "Checkout" };

function pointers(changes: Partial<ExperimentDraft>): string[] {
  return faultsIn({ ...VALID, ...changes }).map((fault) => fault.pointer);
}

const rule = (operator: string, values: string, dimension = "country"): RuleDraft => ({
  key: newKey(),
  kind: "comparison",
  dimension,
  operator,
  values,
});

describe("a draft", () => {
  it("is fine when it names itself", () => {
    expect(faultsIn(VALID)).toEqual([]);
  });

  it.each(["", "With Spaces", "ünïcode", "-begins", "ends-", "../etc", "🙂", "a".repeat(101)])(
    "has no id like %j",
    (id) => {
      expect(pointers({ id })).toEqual(["/id"]);
    },
  );

  it("needs a name that is not blank", () => {
    expect(pointers({ name: "  " })).toEqual(["/name"]);
  });

  it.each([
    ["50", "49.99"],
    ["50", "50.01"],
  ])("allocates everything: %s and %s is not all", (one, other) => {
    const variants = [newVariant("a", "A", one, true), newVariant("b", "B", other)];
    expect(pointers({ variants })).toEqual(["/variants"]);
  });

  it("tells which share is no percentage", () => {
    const variants = [newVariant("a", "A", "100", true), newVariant("b", "B", "-1")];
    expect(pointers({ variants })).toEqual(["/variants/1/allocation"]);
  });

  it("has 2 to 20 variants, one of them the control, each with an id of its own", () => {
    expect(pointers({ variants: [newVariant("a", "A", "100", true)] })).toEqual(["/variants"]);
    expect(pointers({ variants: [newVariant("a", "A", "50"), newVariant("b", "B", "50")] })).toEqual([
      "/variants",
    ]);
    const twins = [newVariant("a", "A", "50", true), newVariant("a", "B", "50")];
    expect(pointers({ variants: twins })).toEqual(["/variants/0/id", "/variants/1/id"]);
  });

  it("has configurations that are JSON of at most 16 KiB", () => {
    const [control, treatment] = VALID.variants;
    if (!control || !treatment) throw new Error("a new draft has two variants");
    const configured = (config: string) => pointers({ variants: [control, { ...treatment, config }] });
    expect(configured("")).toEqual([]);
    expect(configured("[1, null]")).toEqual([]);
    expect(configured("{pages: 1}")).toEqual(["/variants/1/config"]);
    expect(configured(JSON.stringify("é".repeat(8 * 1024)))).toEqual(["/variants/1/config"]);
  });

  it("ends after it starts", () => {
    expect(pointers({ start: "2026-11-24T10:00", end: "2026-11-24T10:00" })).toEqual(["/end_date"]);
    expect(pointers({ start: "2026-11-24T10:00", end: "2026-11-24T10:01" })).toEqual([]);
  });

  it("has guardrails with a metric and a margin", () => {
    const guardrail = (metric: string, margin: string) => ({ key: newKey(), metric, margin });
    expect(pointers({ guardrails: [guardrail("returns", "2"), guardrail("", "100")] })).toEqual([
      "/guardrails/1/metric",
      "/guardrails/1/margin",
    ]);
  });

  it("covers a percentage, with a confidence that is one", () => {
    expect(pointers({ coverage: "101" })).toEqual(["/coverage"]);
    expect(pointers({ confidence: "50" })).toEqual(["/analysis/confidence"]);
    expect(pointers({ confidence: "99.9" })).toEqual([]);
  });

  it("has rules whose values fit their operators", () => {
    const targeting = [
      rule("in", "DE, AT"),
      rule("in", ""),
      rule("greater_than", "many"),
      rule("between", "1"),
      rule("between", "9, 1"),
      rule("exists", ""),
      rule("semver_less_than", "later"),
      rule("after", "tomorrow"),
      rule("in_cidr", "10.0.0.0/8, home"),
      rule("equals", "x", " "),
    ];
    expect(pointers({ targeting })).toEqual([
      "/targeting_rules/1/values",
      "/targeting_rules/2/values/0",
      "/targeting_rules/3/values",
      "/targeting_rules/4/values",
      "/targeting_rules/6/values/0",
      "/targeting_rules/7/values/0",
      "/targeting_rules/8/values/1",
      "/targeting_rules/9/dimension",
    ]);
  });

  it("has rules as JSON that is JSON", () => {
    const exclusions: RuleDraft[] = [{ key: newKey(), kind: "json", text: "{any: []}" }];
    expect(pointers({ exclusions })).toEqual(["/exclusion_rules/0"]);
  });
});
