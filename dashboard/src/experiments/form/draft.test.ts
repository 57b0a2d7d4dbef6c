import { describe, expect, it } from "vitest";
import type { Experiment } from "../experiment";
import { bodyOf } from "./body";
import { draftOf } from "./draft";

const DEFINITION = {
  id: "checkout",
  name: "One-page checkout",
  description: "",
  hypothesis: "One page loses fewer buyers.",
  owner: "Mira",
  tags: ["checkout", "q4"],
  variants: [
    { id: "control", name: "Three pages", allocation: 66.67, control: true, config: { pages: 3 } },
    { id: "one-page", name: "One page", allocation: 33.33, control: false, config: [1, null, "x"] },
  ],
  coverage: 12.5,
  targeting_rules: [
    { dimension: "country", operator: "in", values: ["DE", "5", 5, true] },
    { any: [{ dimension: "app", operator: "exists", values: [] }, { not: { all: [] } }] },
    { dimension: "agent", operator: "matches", values: ["^a{1,3}$"] },
  ],
  exclusion_rules: [{ dimension: "age", operator: "between", values: [0, 17] }],
  target_metric: "purchase",
  secondary_metrics: ["revenue"],
  guardrails: [{ metric: "returns", margin: 0.07 }],
  start_date: "2026-12-01T08:00:00.000Z",
  analysis: {
    confidence: 0.99,
    minimum_detectable_effect: 0.02,
    method: "bayesian" as const,
    sequential: "pocock" as const,
    loss_threshold: 0.0005,
  },
};

const EXPERIMENT: Experiment = {
  ...DEFINITION,
  status: "draft",
  created_at: "2026-11-24T09:00:00Z",
  updated_at: "2026-11-24T09:00:00Z",
  created_by: "first admin",
  version: 0,
};

describe("an experiment that is edited", () => {
  it("is sent as it was when nothing was changed", () => {
    expect(bodyOf(draftOf(EXPERIMENT))).toEqual(DEFINITION);
  });
});
