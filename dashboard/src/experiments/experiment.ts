import type { Analysis } from "../results/results";

/** Where an experiment is in its life. */
export const STATUSES = ["draft", "scheduled", "running", "paused", "stopped", "archived"] as const;

export type Status = (typeof STATUSES)[number];

export type VariantSummary = { id: string; name: string; allocation: number; control: boolean };

export type Variant = VariantSummary & { config: unknown };

/** An experiment as a list shows it. */
export type ExperimentSummary = {
  id: string;
  name: string;
  status: Status;
  owner: string;
  tags: string[];
  hypothesis: string;
  variants: VariantSummary[];
  target_metric?: string;
  created_at: string;
  updated_at: string;
  started_at?: string;
  stopped_at?: string;
  version: number;
};

export type Guardrail = { metric: string; margin: number };

export type Decision = { variant_id: string; reason: string; decided_at: string; decided_by: string };

/** An experiment as `GET /experiments/{id}` shows it. */
export type Experiment = Omit<ExperimentSummary, "variants"> & {
  description: string;
  variants: Variant[];
  coverage: number;
  targeting_rules: Condition[];
  exclusion_rules: Condition[];
  secondary_metrics: string[];
  guardrails: Guardrail[];
  start_date?: string;
  end_date?: string;
  analysis: Analysis;
  created_by: string;
  cloned_from?: string;
  stop_reason?: string;
  decision?: Decision;
};

export type Scalar = string | number | boolean;

export type Comparison = { dimension: string; operator: string; values?: Scalar[] };

/** What may hold of a user. */
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition };
