import { fromLocalField } from "../../format/time";
import type { Condition } from "../experiment";
import { shareOf } from "./allocation";
import type { ExperimentDraft, RuleDraft } from "./draft";
import { parsedValues } from "./values";

/** What is sent of a draft. What cannot be read as what it should be is sent as it is, for the server to refuse. */
export function bodyOf(draft: ExperimentDraft) {
  return {
    id: draft.id,
    name: draft.name.trim(),
    description: draft.description,
    hypothesis: draft.hypothesis,
    owner: draft.owner.trim(),
    tags: tagsOf(draft.tags),
    variants: draft.variants.map(({ id, name, allocation, control, config }) => ({
      id,
      name: name.trim(),
      allocation: shareOf(allocation),
      control,
      config: json(config).value,
    })),
    coverage: shareOf(draft.coverage),
    targeting_rules: draft.targeting.map(conditionOf),
    exclusion_rules: draft.exclusions.map(conditionOf),
    ...(draft.targetMetric && { target_metric: draft.targetMetric }),
    secondary_metrics: draft.secondaryMetrics,
    guardrails: draft.guardrails.map(({ metric, margin }) => ({ metric, margin: fractionOf(margin) })),
    ...dates(draft),
    analysis: {
      ...draft.analysis,
      confidence: fractionOf(draft.confidence),
      minimum_detectable_effect: fractionOf(draft.effect),
    },
  };
}

export function tagsOf(text: string): string[] {
  return [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");
}

/** A fraction from a text in percent, rounded to what was meant. */
export function fractionOf(text: string): number | string {
  const percent = text.trim() === "" ? NaN : Number(text.replace(",", "."));
  return Number.isFinite(percent) ? Number((percent / 100).toFixed(12)) : text;
}

/** JSON from text; without a value where it is none. An empty text is an empty configuration. */
export function json(text: string): { value?: unknown; fault?: string } {
  try {
    return { value: JSON.parse(text.trim() === "" ? "{}" : text) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : "is not JSON" };
  }
}

function conditionOf(rule: RuleDraft): unknown {
  return rule.kind === "json"
    ? json(rule.text).value
    : ({
        dimension: rule.dimension.trim(),
        operator: rule.operator,
        values: parsedValues(rule.values, rule.operator),
      } satisfies Condition);
}

function dates({ start, end }: ExperimentDraft) {
  const [startDate, endDate] = [fromLocalField(start), fromLocalField(end)];
  return { ...(startDate && { start_date: startDate }), ...(endDate && { end_date: endDate }) };
}
