import { toLocalField } from "../../format/time";
import type { Analysis } from "../../results/results";
import type { Condition, Experiment, Variant } from "../experiment";
import { OPERATORS } from "../operators";
import { writtenValues } from "./values";

/** What is typed of a variant. */
export type VariantDraft = {
  key: string;
  id: string;
  name: string;
  allocation: string;
  control: boolean;
  config: string;
};

/** What is typed of a rule; what the fields cannot express is written as JSON. */
export type RuleDraft =
  | { key: string; kind: "comparison"; dimension: string; operator: string; values: string }
  | { key: string; kind: "json"; text: string };

/** The margin is in percent. */
export type GuardrailDraft = { key: string; metric: string; margin: string };

/** An experiment as it is being typed. */
export type ExperimentDraft = {
  id: string;
  name: string;
  description: string;
  hypothesis: string;
  owner: string;
  tags: string;
  variants: VariantDraft[];
  coverage: string;
  targeting: RuleDraft[];
  exclusions: RuleDraft[];
  targetMetric: string;
  secondaryMetrics: string[];
  guardrails: GuardrailDraft[];
  start: string;
  end: string;
  confidence: string;
  /** How it is judged besides; what no field shows is kept as it was. */
  analysis: Partial<Analysis>;
  /** In percent. */
  effect: string;
};

let keys = 0;

/** Tells rows apart while they have no other identity. */
export function newKey(): string {
  return `row-${++keys}`;
}

export function newVariant(id: string, name: string, allocation: string, control = false): VariantDraft {
  return { key: newKey(), id, name, allocation, control, config: "{}" };
}

export function newRule(): RuleDraft {
  return { key: newKey(), kind: "comparison", dimension: "", operator: "equals", values: "" };
}

export function emptyDraft(owner: string): ExperimentDraft {
  return {
    id: "",
    name: "",
    description: "",
    hypothesis: "",
    owner,
    tags: "",
    variants: [newVariant("control", "Control", "50", true), newVariant("treatment", "Treatment", "50")],
    coverage: "100",
    targeting: [],
    exclusions: [],
    targetMetric: "",
    secondaryMetrics: [],
    guardrails: [],
    start: "",
    end: "",
    confidence: "95",
    analysis: {},
    effect: "5",
  };
}

/** An existing experiment, to be edited. */
export function draftOf(experiment: Experiment): ExperimentDraft {
  return {
    id: experiment.id,
    name: experiment.name,
    description: experiment.description,
    hypothesis: experiment.hypothesis,
    owner: experiment.owner,
    tags: experiment.tags.join(", "),
    variants: experiment.variants.map(variantDraft),
    coverage: String(experiment.coverage),
    targeting: experiment.targeting_rules.map(ruleDraft),
    exclusions: experiment.exclusion_rules.map(ruleDraft),
    targetMetric: experiment.target_metric ?? "",
    secondaryMetrics: experiment.secondary_metrics,
    guardrails: experiment.guardrails.map(({ metric, margin }) => ({
      key: newKey(),
      metric,
      margin: percentOf(margin),
    })),
    start: experiment.start_date ? toLocalField(experiment.start_date) : "",
    end: experiment.end_date ? toLocalField(experiment.end_date) : "",
    confidence: percentOf(experiment.analysis.confidence),
    analysis: experiment.analysis,
    effect: percentOf(experiment.analysis.minimum_detectable_effect ?? 0.05),
  };
}

function variantDraft({ id, name, allocation, control, config }: Variant): VariantDraft {
  return {
    key: newKey(),
    id,
    name,
    allocation: String(allocation),
    control,
    config: JSON.stringify(config, null, 2),
  };
}

function ruleDraft(condition: Condition): RuleDraft {
  if (!("dimension" in condition) || !(condition.operator in OPERATORS)) {
    return { key: newKey(), kind: "json", text: JSON.stringify(condition, null, 2) };
  }
  const { dimension, operator, values = [] } = condition;
  return { key: newKey(), kind: "comparison", dimension, operator, values: writtenValues(values) };
}

/** 0.07 as 7, not as 7.000000000000001. */
function percentOf(fraction: number): string {
  return String(Number((fraction * 100).toFixed(10)));
}
